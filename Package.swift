// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A library target of this package.
func layer(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources.isEmpty ? nil : resources,
    swiftSettings: strict)
}

/// The tests of `name`, which may use what it uses.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    exclude: ["skm", "Rendering"].contains(name) ? ["Golden"] : [],
    swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// In the order of the data flow: a target may use only those above it.
let package = Package(
  name: "skm",
  products: [
    .executable(name: "skm", targets: ["skm"]),
    .library(
      name: "SurveyToolkit",
      targets: [
        "LinearAlgebra", "Probability", "CSV", "Localization", "Moments", "SurveyInference",
        "Responses", "Reliability", "Trend", "Satisfaction", "Rates", "Attainment",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // The LAPACK routines that are called, from liblapack-dev.
    .systemLibrary(name: "CLAPACK", pkgConfig: "lapack", providers: [.apt(["liblapack-dev"])]),
    // A plain C face on the distribution functions of Boost.Math, from libboost-math-dev.
    .target(
      name: "CBoostMath",
      cxxSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("m")]),

    // OpenSSL's digests, from libssl-dev.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // Workbooks out, from libxlsxwriter-dev, and a look at what came out, from zlib1g-dev.
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev", "zlib1g-dev"])]),
    // What .xlsx files are made of: ZIP from libzip-dev, XML from libexpat1-dev.
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

    // One header: 64 bytes compared at a time.
    .target(name: "CScan", cSettings: [.treatAllWarnings(as: .error)]),

    // Symmetric matrices and their factors; numbers of 32 digits.
    layer("LinearAlgebra", ["CLAPACK"]),
    // Distributions as values, and the seeded generator.
    layer("Probability", ["CBoostMath"]),
    // Tables in, from text or the sheet of a workbook, and text tables out; all with positions.
    layer("CSV", ["CScan", "CZip", "CExpat"]),
    // Two languages, and decimals as a regulation prints them.
    layer("Localization"),

    // Mergeable sums that stand for respondents from here on.
    layer("Moments", ["LinearAlgebra"]),

    // Estimates from moments under a sampling design, with their errors.
    layer("SurveyInference", ["Moments", "Probability", "LinearAlgebra"]),
    // Response files into moments: headers, answers, problems with their places.
    layer("Responses", ["CSV", "Moments", "Localization"]),
    // Documents and payloads into bytes.
    layer("Rendering", ["Localization", "CSV", "CXLSXWriter"]),

    // Whether a questionnaire can be trusted: alpha and beyond, factor models, quality of answers.
    layer("Reliability", ["SurveyInference", "Moments", "Probability", "LinearAlgebra"]),
    // Which way a series of estimates goes, and where it will be.
    layer(
      "Trend", ["SurveyInference", "Probability", "LinearAlgebra", "Localization"],
      resources: [.embedInCode("Forecasting/Learned")]),
    // The regulation: editions as data, the index, grades, aggregates.
    layer(
      "Satisfaction",
      ["SurveyInference", "Trend", "Probability", "Moments", "Responses", "CSV", "Localization"],
      resources: [.embedInCode("Editions")]),

    // Shares of reported cases: intervals, trends, time to resolution.
    layer(
      "Rates", ["SurveyInference", "Probability", "LinearAlgebra", "Responses", "Localization"]),

    // Plans with their indicators and targets, and how far these were met.
    layer(
      "Attainment",
      [
        "Satisfaction", "Reliability", "Moments", "Rates", "Trend", "SurveyInference", "Responses",
        "CSV", "Localization",
        yams,
      ], resources: [.embedInCode("Schemes")]),

    // Results into documents and payloads; every word that a reader sees.
    layer(
      "Report",
      [
        "Attainment", "Rates", "Satisfaction", "Reliability", "Trend", "SurveyInference",
        "Responses", "Moments",
        "LinearAlgebra", "Probability",
        "Rendering", "CSV", "Localization",
      ]),

    // The command line: parse, call, render, exit.
    .executableTarget(
      name: "skm",
      dependencies: [
        "Report", "Attainment", "Rates", "Satisfaction", "Reliability", "Trend", "SurveyInference",
        "Responses", "Moments",
        "Rendering", "CSV", "Localization", "CCrypto", argumentParser,
      ],
      swiftSettings: strict),
    // Times workloads, simulates coverage, counts correct digits, makes synthetic surveys.
    .executableTarget(
      name: "skm-bench",
      dependencies: [
        "Report", "Attainment", "Rates", "Satisfaction", "Reliability", "Trend", "SurveyInference",
        "Responses",
        "Rendering", "Moments", "CSV", "Localization", "LinearAlgebra", "Probability",
        argumentParser,
      ],
      swiftSettings: strict),

    // What several test targets share.
    .target(
      name: "TestSupport", dependencies: ["LinearAlgebra", "Probability", "Moments", "CSV"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("LinearAlgebra"),
    tests("Probability"),
    tests("CSV"),
    tests("Localization"),
    tests("Moments", ["LinearAlgebra"]),
    tests("Responses", ["CSV", "Moments", "LinearAlgebra", "Localization", "Satisfaction"]),
    tests(
      "SurveyInference",
      ["Moments", "LinearAlgebra", "Responses", "Probability", "Satisfaction", "CSV"]),
    tests("Reliability", ["SurveyInference", "Moments", "Probability", "LinearAlgebra", "CSV"]),
    tests(
      "Trend",
      ["SurveyInference", "Probability", "LinearAlgebra", "Localization", "CSV", "Moments"]),
    tests(
      "Satisfaction",
      ["Responses", "SurveyInference", "Trend", "Moments", "Localization", "CSV"]),
    tests("Rates", ["Responses", "SurveyInference", "Probability", "CSV", "Localization"]),
    tests(
      "Attainment",
      [
        "Satisfaction", "Reliability", "Moments", "Rates", "Trend", "Responses", "SurveyInference",
        "Probability", "CSV", "Localization",
      ]),
    tests("Rendering", ["Localization", "CSV"]),
    tests(
      "Report",
      [
        "Attainment", "Rates", "Satisfaction", "Reliability", "Trend", "SurveyInference",
        "Responses", "Rendering",
        "CSV", "Localization", "Moments",
      ]),
    tests("skm"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
