# make demo   set up, build, print the index of a real survey, and write a report
# make test   set up, build and run all tests
# make help   every other target

# What a fresh Debian or Ubuntu with a Swift toolchain lacks.
PACKAGES := liblapack-dev libboost-math-dev libxlsxwriter-dev zlib1g-dev libzip-dev libexpat1-dev libssl-dev

# The scratch folder, so that a second checkout or tool can use one of its own.
SCRATCH ?= .build
# A target may import only what it declares; warnings are errors by the package's own settings.
CHECKS  := --explicit-target-dependency-import-check error
SWIFT   := --scratch-path $(SCRATCH) $(CHECKS)
SKM     := $(SCRATCH)/release/skm
# Where make install copies to, and where make bench keeps its files.
DEST    := $(DESTDIR)$(or $(PREFIX),/usr/local)
BENCH   ?= $(SCRATCH)/bench
TARGETS := LinearAlgebra Probability CSV Localization Moments SurveyInference Responses Rendering \
           Reliability Trend Satisfaction Rates Attainment Report

.PHONY: help setup build demo test format lint docs install smoke bench bench-reliability bench-forecast \
        coverage accuracy forecast-scores synthetic setup-databases databases clean

help:                 ## show this list
	@grep -E '^[a-z-]+: .*##' Makefile | sed -E 's/:[^#]*##/\t/' | expand -t 20

setup:                ## install the system packages that are missing
	@missing=; for package in $(PACKAGES); do \
	  case "$$(dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null)" in \
	    installed) ;; *) missing="$$missing $$package" ;; esac; done; \
	[ -z "$$missing" ] && exit 0; \
	[ "$$(id -u)" = 0 ] || sudo=sudo; \
	echo "installing$$missing"; \
	$$sudo apt-get update -q && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q $$missing

build: setup          ## build skm for use; it then needs no Swift on the machine that it runs on
	swift build -c release --product skm --static-swift-stdlib $(SWIFT)

demo: build           ## print the index of the real survey in datasets/, and write a report
	@$(SKM) index datasets/metro-pusat/responses.csv \
	  --column U8=U9 --column U9=U8 --by year
	@mkdir -p $(SCRATCH)/demo
	@$(SKM) report datasets/kras/plan.yaml --quiet -o $(SCRATCH)/demo/laporan.html
	@echo; case "$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}" in \
	  [Ee][Nn]*) echo "The report of a made-up office; open it in a browser:" ;; \
	  *) echo "Laporan kantor contoh (data sintetis); buka di peramban:" ;; \
	esac; echo "$(abspath $(SCRATCH)/demo/laporan.html)"

test: setup           ## run all tests
	swift build --build-tests $(SWIFT)
	swift test --skip-build --disable-xctest $(SWIFT)

format:               ## rewrite the sources in the one format
	swift format --in-place --recursive --parallel Sources Tests Package.swift

lint:                 ## check the format
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

docs: setup           ## check and build the documentation of every library target
	swift build $(SWIFT)
	@for target in $(TARGETS); do \
	  graphs=$(SCRATCH)/docs/$$target.graphs; rm -rf $$graphs; mkdir -p $$graphs; \
	  swift-symbolgraph-extract -module-name $$target -output-dir $$graphs \
	    -target $$(swift -print-target-info | sed -n 's/.*"triple": "\(.*\)".*/\1/p' | head -1) \
	    -minimum-access-level public -skip-synthesized-members -I $(SCRATCH)/debug/Modules \
	    -Xcc -fmodule-map-file=Sources/CLAPACK/module.modulemap \
	    -Xcc -fmodule-map-file=Sources/CXLSXWriter/module.modulemap \
	    -Xcc -fmodule-map-file=$(SCRATCH)/checkouts/Yams/Sources/CYaml/include/module.modulemap \
	    -Xcc -fmodule-map-file=Sources/CZip/module.modulemap \
	    -Xcc -fmodule-map-file=Sources/CExpat/module.modulemap \
	    -Xcc -fmodule-map-file=$(SCRATCH)/debug/CBoostMath.build/module.modulemap \
	    -Xcc -fmodule-map-file=$(SCRATCH)/debug/CScan.build/module.modulemap && \
	  docc convert Sources/$$target/$$target.docc --additional-symbol-graph-dir $$graphs \
	    --output-path $(SCRATCH)/docs/$$target.doccarchive --warnings-as-errors || exit 1; \
	done

install:              ## copy the built skm, and its completions, to /usr/local or to PREFIX
	@test -x $(SKM) || { echo "skm is not built yet: make build"; exit 1; }
	install -D -m 755 $(SKM) $(DEST)/bin/skm
	install -d $(DEST)/share/bash-completion/completions $(DEST)/share/zsh/site-functions \
	  $(DEST)/share/fish/vendor_completions.d
	$(SKM) --generate-completion-script bash > $(DEST)/share/bash-completion/completions/skm
	$(SKM) --generate-completion-script zsh > $(DEST)/share/zsh/site-functions/_skm
	$(SKM) --generate-completion-script fish > $(DEST)/share/fish/vendor_completions.d/skm.fish

smoke: setup          ## run every timed workload once, on little
	swift build -c release --product skm-bench --static-swift-stdlib $(SWIFT)
	$(SCRATCH)/release/skm-bench --smoke

bench: build          ## time skm beside wc, polars and duckdb (from PyPI); files of 660 MB in BENCH
	swift build -c release --product skm-bench --static-swift-stdlib $(SWIFT)
	mkdir -p $(BENCH)
	python3 Tests/Benchmark/compare.py $(SKM) $(SCRATCH)/release/skm-bench $(BENCH)

bench-reliability: setup ## time coefficients beside R's psych and lavaan, where these are installed
	swift build -c release --product skm-bench --static-swift-stdlib $(SWIFT)
	mkdir -p $(BENCH)
	python3 Tests/Benchmark/reliability.py $(SCRATCH)/release/skm-bench $(BENCH)

bench-forecast: setup ## time forecasts beside R's forecast, where it is installed
	swift build -c release --product skm-bench --static-swift-stdlib $(SWIFT)
	mkdir -p $(BENCH)
	python3 Tests/Benchmark/forecast.py $(SCRATCH)/release/skm-bench Tests/Reference/forecast $(BENCH)

synthetic: setup      ## make datasets/synthetic and the surveys and cases of datasets/kras anew
	swift build --product skm-bench $(SWIFT)
	$(SCRATCH)/debug/skm-bench synthesize form --seed 1 > datasets/synthetic/form-2024.csv
	$(SCRATCH)/debug/skm-bench synthesize villages --seed 1 > datasets/synthetic/villages-2019-2023.csv
	$(SCRATCH)/debug/skm-bench synthesize kras --seed 1 -o datasets/kras

setup-databases:      ## install what make databases compares with; DuckDB where PyPI can be reached
	$(MAKE) setup PACKAGES="postgresql python3 python3-pip"
	python3 -m pip install --quiet --disable-pip-version-check --timeout 20 --retries 1 \
	  --target $(SCRATCH)/python duckdb || echo "no duckdb: PyPI cannot be reached"

databases: build      ## compare answers from sums of databases with those from the responses
	PYTHONPATH=$(abspath $(SCRATCH))/python python3 Tests/Databases/agree.py $(SKM) $(DATABASES)

coverage: setup       ## simulate the coverage of intervals anew: Tests/Reference/coverage.csv
	swift build -c release --product skm-bench --static-swift-stdlib $(SWIFT)
	$(SCRATCH)/release/skm-bench coverage --seed 1 > Tests/Reference/coverage.csv

accuracy: setup       ## count the correct digits of NIST's values anew: the tables in the documentation
	swift build --product skm-bench $(SWIFT)
	$(SCRATCH)/debug/skm-bench accuracy > $(SCRATCH)/accuracy.md
	sed -i -e '/^<!-- accuracy -->/,/^<!-- end of accuracy -->/{//!d}' \
	  -e '/^<!-- accuracy -->/r $(SCRATCH)/accuracy.md' Sources/Moments/Moments.docc/Accuracy.md
	$(SCRATCH)/debug/skm-bench accuracy --regression > $(SCRATCH)/accuracy.md
	sed -i -e '/^<!-- accuracy -->/,/^<!-- end of accuracy -->/{//!d}' \
	  -e '/^<!-- accuracy -->/r $(SCRATCH)/accuracy.md' \
	  Sources/LinearAlgebra/LinearAlgebra.docc/RegressionAccuracy.md

forecast-scores: setup ## score forecasts of known series anew: tables and picture in the documentation
	swift build -c release --product skm-bench --static-swift-stdlib $(SWIFT)
	mkdir -p Sources/Trend/Trend.docc/Resources
	$(SCRATCH)/release/skm-bench forecast Tests/Reference/forecast \
	  --calibration-svg Sources/Trend/Trend.docc/Resources/calibration.svg > $(SCRATCH)/forecast-scores.md
	sed -i -e '/^<!-- forecast scores -->/,/^<!-- end of forecast scores -->/{//!d}' \
	  -e '/^<!-- forecast scores -->/r $(SCRATCH)/forecast-scores.md' \
	  Sources/Trend/Trend.docc/ForecastScores.md

clean:                ## remove everything built
	rm -rf $(SCRATCH)
