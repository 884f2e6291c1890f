import Anonymising
import Testing

private func expectStretches(_ marked: String, _ kind: Kind) {
  let example = Marked(marked)
  #expect(Pseudonymiser.formsOnly.stretches(in: example.text, of: kind) == example.stretches, "\(marked)")
}

@Test(
  "an e-mail address is found typed, mistyped and spoken",
  arguments: [
    "write to «jane.doe@example.org», please",
    "it's «JANE_DOE+news@Mail.Example.co.uk».",
    "it's «ndoyle82@me . com», lower case",
    "try «n.doyle(at)gmail.com» or «nd [at] cs[dot]leeds[dot]edu»",
    "«jane dot doe at gmail dot com» is the best one",
    "use «p underscore novak at eastvale dot gov dot uk» now",
    "«ezeh eighty two at me dot com»",
    "«sarah jones at gmail dot com», or «t brown at bt internet dot com»",
    "«zoe(dot)williams(at)hotmail(dot)com»",
    "look at the parcel. it came at seven",
    "I was at Acme. Com is a strange word",
  ])
func email(_ marked: String) { expectStretches(marked, .email) }

@Test(
  "a web address is found with and without its scheme, and spoken",
  arguments: [
    "see «https://www.example.org/a/b?c=d#e».",
    "go to «facebook.com/some.body.72» and click",
    "the site is «elenaexample.blog».",
    "it is at «emekaexample dot co dot uk», I think",
    "we were tired.It was late",
    "version 2.5 of it, e.g. the new one",
  ])
func url(_ marked: String) { expectStretches(marked, .url) }

@Test(
  "a handle is found by its sign, and spoken where the words announce it",
  arguments: [
    "My handle is «@the.jane.example».",
    "message «@_owen_h» and she'll reply",
    "message «at owen underscore example»",
    "you'll find me as «at examplebakes»",
    "DM «jane_doe_92» please",
    "the table_width of it",
    "meet me at noon @ the shop",
  ])
func handle(_ marked: String) { expectStretches(marked, .handle) }

@Test(
  "a telephone number is found in figures and in words",
  arguments: [
    "ring «07700 900123» after six",
    "«+44 (0)20 7946 0018» or «(212) 555-0118»",
    "it's «0161.496.0034»",
    "«oh seven seven double oh nine hundred» then",
    "call «oh seven seven double three, nine one two four five six»",
    "on «triple five oh one four oh»",
    "one two three four five six seven, all good children",
    "in 2019 2020 and 2021 it was fine",
    "a turnover of 10 000 000 a year",
    "at 7:30, doors at 7",
  ])
func phone(_ marked: String) { expectStretches(marked, .phone) }

@Test(
  "a postcode is found in any case and spacing",
  arguments: [
    "at «LS2 9JT» or «ls29jt»", "«W1A 1AA» it was", "we moved to «68220» last year", "«19169-2237»",
    "it's «l s two, nine j t»", "«e c one a one b b», I think", "b b c two, a b c", "about 15000 people came",
    "it cost $45000 then", "an mp3 2nd hand",
  ])
func postcode(_ marked: String) { expectStretches(marked, .postcode) }

@Test(
  "an account, a card, an insurance, passport, plate or staff number is found, whatever its check digits",
  arguments: [
    "IBAN «GB24 NWBK 7523 6729 5731 69» or «DE59089708796112707548»",
    "IBAN «GB99 NWBK 7523 6729 5731 00», mistyped",
    "card «4945-8679-3994-4521», also «5114060149634554»",
    "NI «AB 37 62 48 A» and «AB376248A»", "SSN «403-85-0934»", "sort code «44-20-12 28538450»",
    "plate «CJ56 MLK», was «LM61KLT»", "passport «K94311716»", "staff «EMP-15682», case «REF/19560»",
    "NHS «943 476 5919»", "from «192.168.17.4»",
    "sort code «12-34-56»", "invoice «INV-2021-0045»", "order #«10045678»",
    "iOS 17.4.1, page 112, 2.5 litres, 16 valves, 900 of us",
  ])
func number(_ marked: String) { expectStretches(marked, .number) }

@Test(
  "a date with a day or a year is found; a month, a year or a weekday alone is left",
  arguments: [
    "on «14 March 2021» and «March 14th, 2021»", "the «27th of October» it was", "in «june 1965»",
    "on «21/02/2007», «10.9.49», «2021-03-14»", "«July 1st»", "«twenty third of June nineteen eighty four»",
    "in March we wait, in 2021 we waited, on Friday we left", "you may 3 times", "they march 40 miles",
  ])
func date(_ marked: String) { expectStretches(marked, .date) }

@Test(
  "an age is found in figures and words",
  arguments: [
    "I'm «thirty-six years old» now", "when I was «aged 52»", "a «43-year-old» I know", "at «age 17» or so",
    "I'm «47»", "she's «forty-seven» now", "I'm 47 minutes late", "it's 47 now",
    "the house is old", "section 21, out in 8 weeks", "it turned two people away",
  ])
func age(_ marked: String) { expectStretches(marked, .age) }

@Test(
  "a street address is found by its number and its street",
  arguments: [
    "at «22 Mill Lane», up the hill", "«7b Upper Harbour Road»", "5 minutes walk", "2 people in a row",
  ])
func street(_ marked: String) { expectStretches(marked, .place) }

@Test(
  "a large sum is found and listed for a decision; a price is left",
  arguments: ["she earns «£45,000» a year", "«$3.5 million»", "«45 grand»", "it went from £3.50 to 8 pounds"])
func money(_ marked: String) {
  let example = Marked(marked)
  var forms = Pseudonymiser.formsOnly
  let redactions = forms.pseudonymised(example.text).redactions
  #expect(Pseudonymiser.formsOnly.stretches(in: example.text, of: .money) == example.stretches)
  #expect(redactions.allSatisfy { !$0.certain })
}
