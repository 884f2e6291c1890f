import Fieldwork
import Reviewing
import Testing

/// Tuesday 24 November 2026.
private let today = Day("2026-11-24") ?? Day(daysSince1970: 0)

@Suite("Days as people type and say them")
struct TypedDayTests {
  @Test(
    "a typed day is read the way it is meant",
    arguments: [
      ("today", "2026-11-24"), ("Tomorrow", "2026-11-25"), ("day after tomorrow", "2026-11-26"),
      ("fri", "2026-11-27"), ("Friday", "2026-11-27"), ("by fri", "2026-11-27"), ("on Friday.", "2026-11-27"),
      ("tue", "2026-12-01"), ("next tuesday", "2026-12-01"), ("this friday", "2026-11-27"),
      ("next fri", "2026-12-04"), ("27", "2026-11-27"), ("27.", "2026-11-27"), ("the 27th", "2026-11-27"),
      ("24", "2026-11-24"), ("3", "2026-12-03"), ("31", "2026-12-31"), ("27 nov", "2026-11-27"),
      ("27nov", "2026-11-27"), ("nov 27", "2026-11-27"), ("15 dec", "2026-12-15"), ("dec 15", "2026-12-15"),
      ("December 15th", "2026-12-15"), ("15th of December", "2026-12-15"), ("15 Dec 2027", "2027-12-15"),
      ("dec 15, 2027", "2027-12-15"), ("Dec. 15", "2026-12-15"), ("1 nov", "2027-11-01"),
      ("15.12.", "2026-12-15"), ("15.12", "2026-12-15"), ("15.12.2027", "2027-12-15"),
      ("15.12.26", "2026-12-15"), ("15/12", "2026-12-15"), ("12/15", "2026-12-15"),
      ("15/12/2026", "2026-12-15"), ("12/15/26", "2026-12-15"), ("15-12", "2026-12-15"),
      ("5/5", "2027-05-05"), ("2026-12-15", "2026-12-15"), ("2026/12/15", "2026-12-15"),
      ("20261215", "2026-12-15"), ("fri 27 nov", "2026-11-27"), ("Friday, 27 November", "2026-11-27"),
      ("fri 27.11.", "2026-11-27"), ("+2w", "2026-12-08"), ("+3d", "2026-11-27"), ("2w", "2026-12-08"),
      ("+10", "2026-12-04"), ("+1m", "2026-12-24"), ("in 3 weeks", "2026-12-15"), ("in a week", "2026-12-01"),
      ("two weeks", "2026-12-08"), ("in a couple of weeks", "2026-12-08"), ("a fortnight", "2026-12-08"),
      ("3 weeks from now", "2026-12-15"), ("within two weeks", "2026-12-08"),
      ("in two weeks' time", "2026-12-08"),
      ("5 working days", "2026-12-01"), ("+5wd", "2026-12-01"), ("in 1 month", "2026-12-24"),
      ("end of month", "2026-11-30"), ("end of the month", "2026-11-30"), ("eom", "2026-11-30"),
      ("end of next month", "2026-12-31"), ("end of december", "2026-12-31"), ("end dec", "2026-12-31"),
      ("december", "2026-12-31"), ("mid december", "2026-12-15"), ("mid-dec", "2026-12-15"),
      ("early january", "2027-01-10"), ("start of january", "2027-01-01"), ("next month", "2026-12-31"),
      ("eow", "2026-11-27"), ("end of week", "2026-11-27"), ("end of next week", "2026-12-04"),
      ("next week", "2026-12-04"), ("this week", "2026-11-27"), ("eoy", "2026-12-31"),
      ("end of the year", "2026-12-31"), ("end of next year", "2027-12-31"), ("2027", "2027-12-31"),
      ("q1", "2027-03-31"), ("Q4", "2026-12-31"), ("q1 2028", "2028-03-31"), ("2028 q2", "2028-06-30"),
      ("end of q1", "2027-03-31"), ("next quarter", "2027-03-31"), ("end of the quarter", "2026-12-31"),
      ("week 50", "2026-12-11"), ("w2", "2027-01-15"), ("before Christmas", "2026-12-24"),
      ("christmas", "2026-12-25"), ("before the end of may", "2027-05-31"), ("new year", "2027-01-01"),
      ("easter", "2027-03-28"), ("29 feb", "2028-02-29"), ("no later than friday", "2026-11-27"),
      ("fri at the latest", "2026-11-27"), ("eod", "2026-11-24"), ("yesterday", "2026-11-23"),
    ])
  func typed(_ text: String, _ expected: String) throws {
    #expect(try TypedDay.day(text, on: today).description == expected)
  }

  @Test(
    "what is no day is answered with what to type instead",
    arguments: [
      ("", #""" is not read as a day; type fri, 27, 15 dec, +2w or end of next month"#),
      ("soon", #""soon" is not read as a day; type fri, 27, 15 dec, +2w or end of next month"#),
      ("fri or mon", #""fri or mon" is not read as a day; type fri, 27, 15 dec, +2w or end of next month"#),
      ("3/4", #""3/4" can be 3 apr or 4 mar; type one of the two"#),
      ("30 feb", #"there is no day "30 feb"; type it anew"#),
      ("32.12.", #"there is no day "32.12."; type it anew"#),
      ("2026-02-30", #"there is no day "2026-02-30"; type it anew"#),
      ("fri 28 nov", #""fri 28 nov" is a Saturday; type it anew"#),
      ("14/15", #"there is no day "14/15"; type it anew"#),
    ])
  func unreadable(_ text: String, _ sentence: String) {
    let error = #expect(throws: TypedDayError.self) { try TypedDay.day(text, on: today) }
    #expect(error?.description == sentence)
  }

  @Test(
    "no typed text is too odd to be answered",
    arguments: [
      "+", "-", "...", "999999999999999999999", "+99999999d", "in 99999 years", "9999-12-31", "end of",
      "next",
      "\u{202E}fri", "\u{1F600}", "27/", "q", "q9", "week 99", "before", "the", "12/", "١٥ dec", "ﬁ",
      String(repeating: "1 ", count: 5000),
    ])
  func odd(_ text: String) {
    _ = try? TypedDay.day(text, on: today)
    _ = TypedDay.deadlines(in: text, saidOn: today)
  }

  @Test(
    "every day of four years is read back from each way of writing it",
    arguments: [
      { (day: Day) in "\(day)" },
      { day in "\(day.dayOfMonth) \(day.short.suffix(3)) \(day.year)" },
      { day in "\(day.dayOfMonth).\(day.month).\(day.year)" },
      { day in "\(day.short) \(day.year)" },
      { day in "\(day.short.suffix(3)) \(day.dayOfMonth), \(day.year)" },
    ] as [@Sendable (Day) -> String])
  func readBack(_ written: @Sendable (Day) -> String) throws {
    for ahead in stride(from: 0, to: 1461, by: 3) {
      let day = today.adding(days: ahead)
      #expect(try TypedDay.day(written(day), on: today) == day)
    }
  }

  @Test(
    "a deadline is found among spoken words",
    arguments: [
      ("We'll fix that «by Friday», I'll see to it.", "2026-11-27"),
      ("You'll have it «before Christmas».", "2026-12-24"),
      ("I'll send it «by the end of next week».", "2026-12-04"),
      ("We can do that «within two weeks», no problem.", "2026-12-08"),
      ("That will be there «in three weeks».", "2026-12-15"),
      ("It comes «tomorrow».", "2026-11-25"),
      ("«By December 15th» at most.", "2026-12-15"),
      ("We'll ship it «in December».", "2026-12-31"),
      ("You get an answer «on Monday».", "2026-11-30"),
      ("I'll have it done «by the 27th».", "2026-11-27"),
      ("It will work «next week», promised.", "2026-12-04"),
      ("«Before the end of the month» it is yours.", "2026-11-30"),
      ("We’ll ring you «by the 3rd of December».", "2026-12-03"),
      ("«In a couple of days» you will see it.", "2026-11-26"),
      ("It's there «two weeks from now».", "2026-12-08"),
      ("We release «by Q1».", "2027-03-31"),
    ])
  func spoken(_ marked: String, _ expected: String) {
    let text = marked.replacing("«", with: "").replacing("»", with: "")
    let start = marked.utf8.distance(
      from: marked.startIndex, to: marked.firstIndex(of: "«") ?? marked.startIndex)
    let length = marked.split { $0 == "«" || $0 == "»" }[marked.hasPrefix("«") ? 0 : 1].utf8.count
    let found = TypedDay.deadlines(in: text, saidOn: today)
    #expect(found.map(\.day.description) == [expected])
    #expect(found.map(\.bytes) == [start..<(start + length)])
  }

  @Test(
    "words that are no deadline are none",
    arguments: [
      "We may march on.", "There are 27 of them.", "He sat in the sun.", "It took two weeks.",
      "That was two weeks ago.", "In three weeks before that it was fine.", "We need 3 days for two people.",
      "You said it would be soon.", "Version 2.5 is out.", "One in ten knows.", "I will look in the office.",
      "The second list is ours.", "May I ask who told you?", "A few weeks is a long time.",
    ])
  func noDeadline(_ words: String) {
    #expect(TypedDay.deadlines(in: words, saidOn: today) == [])
  }

  @Test("of several deadlines the one in the flagged words counts, else the first")
  func several() {
    let words = "By Friday you hear from us, and we'll fix it by the end of the month."
    #expect(TypedDay.deadline(in: words, saidOn: today)?.description == "2026-11-27")
    #expect(TypedDay.deadline(in: words, near: 28..<69, saidOn: today)?.description == "2026-11-30")
    #expect(TypedDay.deadline(in: "Soon.", saidOn: today) == nil)
  }
}
