import Localization
import Testing

@Suite struct LanguageTests {
  @Test(
    "follows the first variable that is set",
    arguments: [
      ([:], .id), (["LANG": "en_US.UTF-8"], .en), (["LANG": "id_ID.UTF-8"], .id),
      (["LANG": "C"], .id), (["LANG": "de_DE"], .id), (["LC_ALL": "", "LANG": "en_GB"], .en),
      (["LC_ALL": "id_ID", "LC_MESSAGES": "en_US", "LANG": "en_US"], .id),
      (["LC_MESSAGES": "en", "LANG": "id_ID"], .en), (["LC_CTYPE": "en_US"], .id),
      (["LC_ALL": "C", "LANG": "en_US"], .id), (["LANG": "EN_us"], .en),
    ] as [([String: String], Language)])
  func followsEnvironment(environment: [String: String], language: Language) {
    #expect(Language(environment: environment) == language)
  }
}
