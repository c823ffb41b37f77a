# Casebook: `make site` builds the program and the showcase, `make test` runs every test.

.DEFAULT_GOAL := help
SHELL := /bin/bash
CASEBOOK := .build/release/casebook
PORT ?= 8080
ENGINE ?= weasyprint
# The one that .ci/install puts into .venv; a browser is looked for in PATH.
PROGRAM ?= $(if $(filter weasyprint,$(ENGINE)),.venv/bin/weasyprint)

PREFIX ?= $(HOME)/.local

.PHONY: help site content pdf test check format serve install dist pictures guide fuzz slips bench sanitize sbom clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: ## the program (release) and the showcase, into Output/site
	@.ci/install build site
	swift build -c release --product casebook
	$(CASEBOOK) build --compress --timings
	@echo "The site is in Output/site; 'make serve' shows it on http://localhost:$(PORT)/"

content: ## checks the content, and writes nothing
	@.ci/install build
	@swift build -c release --product casebook >/dev/null
	@$(CASEBOOK) check

pdf: ## the site with its briefings as PDF, beside their pages in Output/site
	@.ci/install build pdf
	swift build -c release --product casebook
	.ci/with-fonts $(CASEBOOK) pdf --engine $(ENGINE) $(if $(PROGRAM),--program $(PROGRAM)) --compress
	@find Output/site -name '*.pdf' | sort

test: ## every test, with what they need installed first
	@.ci/install build site test
	@.ci/test

check: ## the format of the Swift sources
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

format: ## puts the Swift sources into their format
	swift format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

serve: ## the built site on this machine
	@.ci/serve Output/site $(PORT)

install: ## the program into $(PREFIX)/bin, after `make site`
	install -D $(CASEBOOK) $(PREFIX)/bin/casebook
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo "$(PREFIX)/bin is not in your PATH" ;; esac

dist: ## the program for machines without Swift, as a tarball and a Debian package in .build/dist
	@.ci/install build
	@.ci/dist

fuzz: ## random input for every reader of what contributors write, a minute each
	@.ci/install build
	@Tests/Fuzz/run 60

slips: ## 500 single faults in a copy of the showcase: how many are told
	@.ci/install build
	swift build -c release --product casebook
	@Tests/Trust/run.py --slips 504 --seed 7 slips

# An edit under a sanitizer takes ten times as long, and what it could show shows in a tenth of them. What the Swift runtime
# keeps until the end is no leak.
sanitize: export CASEBOOK_EDITS ?= 100
sanitize: export ASAN_OPTIONS ?= detect_leaks=0
sanitize: export TSAN_OPTIONS ?= suppressions=$(CURDIR)/Tests/Sanitizers/thread.txt
sanitize: ## the tests under AddressSanitizer and ThreadSanitizer
	@.ci/install build test
	swift test --scratch-path .build/address --sanitize address
	swift test --scratch-path .build/thread --sanitize thread

sbom: ## what the program is made of (SPDX), held against its pins
	@.ci/install build
	swift build -c release --product casebook
	@.ci/sbom --check
	@.ci/sbom >.build/casebook.spdx.json
	@echo "The bill of materials is in .build/casebook.spdx.json"

pictures: ## the pictures in docs/images, from the built showcase
	@.ci/pictures

guide: ## docs/editing.*.md from the guides of the showcase
	@python3 Tests/Browser/guide.py

bench: ## whole builds beside Hugo's, on one content set
	@.ci/install build
	swift build -c release --product casebook
	@Benchmarks/compare

clean: ## removes what was built and fetched
	rm -rf .build .cache .venv Output/cache Output/site Output/manifest.json Output/.site.lock Output/.site-*
