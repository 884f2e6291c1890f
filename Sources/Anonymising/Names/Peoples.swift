/// Words for peoples, faiths and languages: written with a capital like names, and nobody's name.
enum Peoples {
  /// Whether the folded word, or its singular, is one of them.
  static func hold(_ word: String) -> Bool {
    words.contains(word) || word.hasSuffix("s") && words.contains(String(word.dropLast()))
  }

  private static let words: Set<String> = Set(
    """
    african american asian european australian arab arabic jew jewish muslim moslem islamic christian catholic
    protestant anglican baptist methodist presbyterian lutheran evangelical mormon orthodox hindu buddhist sikh shiite
    shia shi'ite sunni kurd kurdish turk turkish afghan albanian algerian angolan argentine argentinian armenian
    austrian azerbaijani bahraini bangladeshi belarusian belgian bengali bolivian bosnian brazilian british briton
    bulgarian burmese cambodian cameroonian canadian catalan chechen chilean chinese colombian congolese croatian
    cuban cypriot czech danish dane dutch ecuadorian egyptian english estonian ethiopian filipino finnish finn flemish
    french georgian german ghanaian greek guatemalan haitian hawaiian hebrew hispanic hungarian icelandic indian
    indonesian iranian iraqi irish israeli italian jamaican japanese jordanian kazakh kenyan korean kuwaiti latin
    latino latina latvian lebanese liberian libyan lithuanian macedonian malay malaysian maltese mexican moldovan
    mongolian moroccan nepalese nepali nigerian norwegian pakistani palestinian panamanian persian peruvian polish pole
    portuguese punjabi romanian russian rwandan samoan saudi scandinavian scot scottish senegalese serb serbian
    singaporean slovak slovakian slovene slovenian somali spanish spaniard sudanese swede swedish swiss syrian
    taiwanese tamil tanzanian thai tibetan tunisian ugandan ukrainian urdu uruguayan uzbek venezuelan vietnamese welsh
    yemeni yugoslav zambian zimbabwean caucasian oriental western eastern northern southern midwestern
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
