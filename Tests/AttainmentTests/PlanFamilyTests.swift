import Attainment
import CSV
import Foundation
import Localization
import TestSupport
import Testing

@Suite struct PlanFamilyTests {
  private let parent = "unit: Kecamatan Kras\nperiod: 2016-2021\n"

  private func problems(_ path: String) -> [PlanProblem] {
    do {
      _ = try PlanFamily(path: path)
      return []
    } catch {
      return error.problems
    }
  }

  private func folder(_ name: String, in here: borrowing Workdir) throws {
    try FileManager.default.createDirectory(
      atPath: here.path + "/" + name, withIntermediateDirectories: true)
  }

  @Test("a parent has the plans of its units, in their order, paths relative to each plan")
  func readsUnits() throws {
    let here = try Workdir()
    try folder("b/desa", in: here)
    try here.write(SamplePlans.short.replacing("Kecamatan Kras", with: "Kelurahan A"), to: "a.yaml")
    try here.write(
      SamplePlans.short.replacing("Kecamatan Kras", with: "Kelurahan B")
        + "units: desa/plan.yaml\n", to: "b/plan.yaml")
    try here.write(SamplePlans.short.replacing("Kecamatan", with: "Desa"), to: "b/desa/plan.yaml")
    try here.write(parent + "units: [a.yaml, b/plan.yaml]\n", to: "plan.yaml")
    let family = try PlanFamily(path: here.path + "/plan.yaml")
    #expect(family.plan.indicators.isEmpty)
    #expect(family.units.map(\.plan.unit.id) == ["Kelurahan A", "Kelurahan B"])
    let village = try #require(family.units.last?.units.first)
    #expect(village.plan.unit.id == "Desa Kras")
    #expect(village.plan.indicators.first?.data.map(\.path) == [here.path + "/b/desa/skm.csv"])
  }

  @Test("problems of all files are told at once, each under its file")
  func findsProblemsOfUnits() throws {
    let here = try Workdir()
    try here.write(SamplePlans.short.replacing("78", with: "7"), to: "a.yaml")
    try here.write("unit: [\n", to: "b.yaml")
    try here.write(parent + "gaol: x\nunits: [a.yaml, b.yaml, c.yaml, ./a.yaml]\n", to: "plan.yaml")
    let problems = problems(here.path + "/plan.yaml")
    #expect(
      problems.map { "\($0.file.split(separator: "/").last ?? "") \($0.line ?? 0) \($0.kind.code)" }
        == [
          "plan.yaml 3 unknownKey", "plan.yaml 4 unreadable", "plan.yaml 4 repeatedFile",
          "a.yaml 8 outsideBounds", "b.yaml 1 syntax",
        ])
    #expect(problems.map(\.key).prefix(3) == ["gaol", "units[2]", "units[3]"])
  }

  @Test("a plan among its own units is told with the way round")
  func findsCircle() throws {
    let here = try Workdir()
    try here.write(parent + "units: [a.yaml]\n", to: "plan.yaml")
    try here.write(parent + "units: [./b.yaml]\n", to: "a.yaml")
    try here.write(parent + "units: [a.yaml]\n", to: "b.yaml")
    let problems = problems(here.path + "/plan.yaml")
    let (a, b) = (here.path + "/a.yaml", here.path + "/./b.yaml")
    #expect(problems.map(\.kind) == [.circle([a, b, here.path + "/./a.yaml"])])
    #expect(problems.first?.file == b && problems.first?.key == "units[0]")
  }

  @Test("a unit of two parents would count twice")
  func findsSharedUnit() throws {
    let here = try Workdir()
    try here.write(parent + "units: [a.yaml, b.yaml]\n", to: "plan.yaml")
    for name in ["a.yaml", "b.yaml"] { try here.write(parent + "units: [c.yaml]\n", to: name) }
    try here.write(SamplePlans.short, to: "c.yaml")
    #expect(problems(here.path + "/plan.yaml").map(\.kind) == [.repeatedFile(firstLine: 3)])
  }

  @Test("units of units end, also where a link makes the folder its own part")
  func endsInLinks() throws {
    let here = try Workdir()
    try here.write(parent + "units: [again/plan.yaml]\n", to: "plan.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: here.path + "/again", withDestinationPath: here.path)
    #expect(problems(here.path + "/plan.yaml").map(\.kind) == [.unitsTooDeep(limit: 8)])
  }

  @Test("a plan without indicators needs units")
  func needsSomething() {
    #expect(SamplePlans.problems(parent + "units: a.yaml\n").isEmpty)
    #expect(SamplePlans.problems(parent).map(\.kind) == [.missingKey])
    #expect(SamplePlans.problems(parent + "indicators: []\n").map(\.kind) == [.noIndicators])
  }
}
