import TestSupport
import Testing

@Suite("skm editions, and an edition of one's own")
struct EditionsCommandTests {
  private static let own = """
    {"id": "own", "title": "Peraturan Bupati 1/2020",
     "scale": {"lowest": 1, "highest": 4, "multiplier": 25},
     "weightRules": ["exact", "0.4"], "sampleSize": "krejcie-morgan",
     "grades": [
       {"grade": "A", "from": 80, "performance": {"id": "Baik", "en": "Good"}},
       {"grade": "B", "from": 25, "performance": {"id": "Buruk", "en": "Poor"}}],
     "elements": [
       {"id": "K1", "name": {"id": "Kebersihan", "en": "Cleanliness"}, "headers": ["kebersihan"],
        "labels": [["kotor"], ["agak kotor"], ["bersih"], ["sangat bersih"]]},
       {"id": "K2", "name": {"id": "Antrean", "en": "Queue"}, "headers": ["antrean"],
        "labels": [["lama"], ["agak lama"], ["singkat"], ["tanpa antre"]]}]}
    """

  @Test("the three editions", arguments: ["id", "en"])
  func list(language: String) throws {
    let here = try Workdir()
    let outcome = try here.skm("editions", "--language", language)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    try expectGolden(outcome.output, "editions.\(language).txt")
  }

  @Test(
    "one edition in full",
    arguments: ["permenpanrb-14-2017", "permenpanrb-16-2014", "kepmenpan-25-2004"])
  func one(id: String) throws {
    let here = try Workdir()
    for language in ["id", "en"] {
      let outcome = try here.skm("editions", id, "--language", language)
      #expect(outcome.status == 0)
      try expectGolden(outcome.output, "edition-\(id).\(language).txt")
    }
  }

  @Test(
    "grades and weight rules as the regulations print them",
    arguments: [
      ("permenpanrb-14-2017", 9, ["exact", "0.11", "0.111", "0.1111"], [88.31, 76.61, 65, 25]),
      ("permenpanrb-16-2014", 9, ["exact", "0.11", "0.111", "0.1111"], [81.26, 62.51, 43.76, 25]),
      ("kepmenpan-25-2004", 14, ["exact", "0.071"], [81.26, 62.51, 43.76, 25]),
    ])
  func grades(id: String, elements: Int, rules: [String], borders: [Double]) throws {
    let here = try Workdir()
    let edition = try document(here, "editions", id)["editions"][0]
    #expect(edition["id"].text == id)
    #expect(edition["elements"].values.count == elements)
    #expect(edition["weightRules"].values.map(\.text) == rules)
    #expect(edition["grades"].values.map { $0["grade"].text } == ["A", "B", "C", "D"])
    #expect(edition["grades"].values.map { $0["from"].number } == borders)
  }

  @Test("2014 has the service pledge, and 2017 facilities in its place")
  func elementsOfEditions() throws {
    let here = try Workdir()
    let editions = try document(here, "editions", "--language", "id")["editions"]
    func names(_ id: String) -> [String] {
      editions.first("id", id)["elements"].values.compactMap { $0["name"].text }
    }
    #expect(names("permenpanrb-16-2014")[7] == "Maklumat pelayanan")
    #expect(names("permenpanrb-14-2017")[8] == "Sarana dan prasarana")
    #expect(!names("permenpanrb-14-2017").contains("Maklumat pelayanan"))
  }

  @Test("an unknown edition lists those there are", arguments: ["editions", "index", "check"])
  func unknown(command: String) throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let arguments =
      command == "editions" ? [command, "2017"] : [command, "survey.csv", "--edition", "2017"]
    let outcome = try here.skm(arguments + ["--language", "en"])
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    for id in ["permenpanrb-14-2017", "permenpanrb-16-2014", "kepmenpan-25-2004"] {
      #expect(outcome.errors.contains(id))
    }
  }

  @Test("an edition of one's own, by path")
  func ownEdition() throws {
    let here = try Workdir()
    try here.write(Self.own, to: "own.json")
    try here.write("Kebersihan,Antrean\nbersih,Tanpa Antre\n4,3\n3. Bersih,2\n", to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--edition", "own.json")
    let group = result["groups"][0]
    #expect(result["edition"].text == "own")
    #expect(group["elements"].values.map { $0["sum"].number } == [10, 9])
    #expect(group["published"].text == "79.17")
    #expect(group["grade"].text == "B")
    #expect(Set(group["gradeProbabilities"].members.keys) == ["A", "B"])
    let rounded = try document(
      here, "index", "survey.csv", "--edition", "own.json", "--element-weights", "0.4")
    #expect(rounded["groups"][0]["published"].text == "63.33")
  }

  @Test(
    "an error in an edition file names the file and the key",
    arguments: [
      ("\"title\": \"Peraturan Bupati 1/2020\",", "", "title"),
      ("\"highest\": 4", "\"highest\": \"4\"", "scale.highest"),
      ("\"from\": 80", "\"form\": 80", "grades[0]"),
      ("\"id\": \"K2\"", "\"id\": \"K1\"", "elements[1].id"),
      ("\"en\": \"Queue\"", "\"fr\": \"Queue\"", "elements[1].name"),
      ("\"from\": 80", "\"from\": 10", "grades"),
      ("[\"singkat\"], ", "", "elements[1].labels"),
      ("\"exact\", \"0.4\"", "\"exact\", \"x\"", "weightRules"),
      ("\"krejcie-morgan\"", "\"krejcie\"", "sampleSize"),
      ("\"lowest\": 1, \"highest\": 4", "\"lowest\": 4, \"highest\": 1", "scale"),
    ])
  func wrongEdition(text: String, replacement: String, key: String) throws {
    let here = try Workdir()
    let wrong = Self.own.replacing(text, with: replacement)
    try #require(wrong != Self.own)
    try here.write(wrong, to: "wrong.json")
    try here.write("Kebersihan,Antrean\n4,3\n3,2\n", to: "survey.csv")
    for language in ["id", "en"] {
      let outcome = try here.skm(
        "index", "survey.csv", "--edition", "wrong.json", "--language", language)
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("wrong.json"))
      #expect(outcome.errors.contains(key), "\(outcome.errors)")
    }
  }

  @Test("an edition file that is no JSON, or is not there")
  func noEdition() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    try here.write("{\"id\": ", to: "cut.json")
    let cut = try here.skm("index", "survey.csv", "--edition", "cut.json", "--language", "en")
    #expect(cut.status == 1)
    #expect(cut.errors.contains("cut.json") && cut.errors.contains("JSON"))
    let gone = try here.skm("index", "survey.csv", "--edition", "./gone.json", "--language", "en")
    #expect(gone.status == 74)
    #expect(gone.errors.contains("gone.json"))
  }
}
