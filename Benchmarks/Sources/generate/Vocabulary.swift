/// The words that fragments are made of. People, groups, places and events are invented.
enum Vocabulary {
  static let rules: [(name: String, alternatives: [String])] = sentences + phrases + names

  /// A sentence each, by the field it is for.
  private static let sentences: [(name: String, alternatives: [String])] = [
    (
      "outcome",
      [
        "{since}, {who} in {place} {change}, {extent}.",
        "In {place}, {who} {change} {since2}; {extent}.",
        "{1-9} of the {10-40} groups that {group} brings together in {place} {change} {since2}.",
        "<redacted> and {who} {change} in {place}, <LOC>, {since2}.",
        "{since}, the market committees of {place} and {place} \"{motto}\" {change}, {extent}.",
      ]
    ),
    (
      "significance",
      [
        "Until {month} {2019-2021}, {lack}, and {cost}.",
        "It is the first time that {who} {change} without being asked to by {group}.",
        "What people in {place} call “{motto}” was only a saying; {lack}.",
        "This matters because {cost}, above all for those who live far from {place}.",
        "Nobody had tried it before: {lack}, {lack}, and {cost}.",
        "{group}’s members say that {cost} less often now.",
      ]
    ),
    (
      "additional",
      [
        "On {1-28} {month} {2021-2025}, {group} invited {5-60} members to {place} for {event}.",
        "{group} (known in the valley as “{motto}”) wrote to {who} in {month} {2021-2025}; <person> answered within {2-9} days.",
        "A second round, held in {place}, drew {12-90} people, among them {3-9} teachers, {2-8} boatmen and <redacted>.",
        "The minutes, kept by <person> (<person>), list {4-30} promises; {1-3} of them are still open.",
        "L’assemblée de {place} a relayé la nouvelle, « {motto} », à {3-19} villages voisins.",
        "Figures for {place}: {20-90}% in {month}, {20-90}% a year later.",
      ]
    ),
    (
      "contribution",
      [
        "The programme paid for {event} in {place} and lent {2-20} tablets to {group}.",
        "With a grant of {1-9},{100-999} euros, {group} and the programme’s team prepared {event}, {event} and a guide.",
        "Coaches of the programme met {who} {2-9} times, in {place} and by telephone.",
        "The programme put {group} in touch with {group}, and left the rest to them.",
      ]
    ),
    (
      "other",
      [
        "{group} translated the leaflets, at its own cost.",
        "Yes: the prefect of {place} lent a hall; {group} cooked.",
        "A radio in {place} repeated “{motto}” every evening of {month}, which helped.",
      ]
    ),
    (
      "evidence",
      [
        "Attendance sheets, {3-40} photographs; letter from {group}",
        "Recording of {event}, minutes signed in {place} ",
        "Article \"{motto}\", {month} {2021-2025}",
        "Talks with {who}, notes of the visit ",
      ]
    ),
    (
      "framework",
      [
        "Outcome 1.{1-5}, Output 1.{1-5}.{1-3}",
        "Outcome 1.{1-5}                                                             Output 1.{1-5}.{1-3}",
        "Outcome1.{1-5}, output 1.{1-5}.{1-3}",
        "YES; Outcome 1.{1-5}: {who} answer for what they promise ",
      ]
    ),
  ]

  /// Parts of sentences.
  private static let phrases: [(name: String, alternatives: [String])] = [
    ("since", ["Since {month} {2021-2024}", "In {month} {2022-2025}", "From {2022-2024} on"]),
    ("since2", ["since {month} {2021-2024}", "in the {season} of {2022-2025}"]),
    (
      "change",
      [
        "publish the accounts of the water fund each quarter",
        "hold open hearings before land is leased",
        "lock away the lists of witnesses, on paper and on disk",
        "answer complaints in writing, in French and in the village’s own tongue",
        "have agreed on a code of conduct for night patrols",
        "share one calendar of hearings, visits and deadlines",
      ]
    ),
    (
      "extent",
      [
        "and {2-9} neighbouring villages copied the idea",
        "which {30-95}% of the households had asked for",
        "though the budget covers only {1-6}  months",
        "without waiting for the ministry’s decree",
      ]
    ),
    (
      "lack",
      [
        "the minutes were kept by one clerk, at home, under lock and key",
        "no one could say who held the keys, the stamp or the register",
        "the committee’s telephone numbers hung on the door for all to read",
        "young women spoke last, if they spoke at all",
      ]
    ),
    (
      "cost",
      [
        "a complaint took {4-20} months to reach the sous-préfecture",
        "families gave up and paid; some left for good",
        "rumours (“{motto}”) did more harm than the drought",
        "witnesses withdrew, one after the other",
      ]
    ),
    (
      "event",
      [
        "a three-day course on keeping records", "a forum théâtre evening",
        "an exchange visit with interpreters", "two clinics on safe telephones",
      ]
    ),
    ("motto", ["l’eau d’abord", "no door without a key", "ce qui est écrit reste", "ask twice"]),
    ("season", ["dry season", "harvest", "early rains"]),
  ]

  /// Names, all invented.
  private static let names: [(name: String, alternatives: [String])] = [
    (
      "who",
      [
        "the women’s savings circles", "two town clerks", "the ferrymen’s union",
        "volunteers of the youth parliament", "the council of elders", "court reporters",
      ]
    ),
    (
      "group",
      [
        "Réseau Tamarin", "Cartes & Récits", "Alliance des Épicières", "Coopérative Belle-Étoile",
        "Kivuna Forum", "Maison Séréna", "Collectif « À voix égale »",
      ]
    ),
    (
      "place",
      ["Kasoléra", "Port-Amélie", "Nyabutaré", "Tessouma", "Bel-Ombre", "Goudiéra", "Maféré"]
    ),
    (
      "month",
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    ),
  ]
}
