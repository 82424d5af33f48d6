# 楼栋公示栏 · Noticeboard. `make` alone lists the commands.
# 准备工作（系统软件包、.venv）见 tools/setup.sh · what is set up, and how: tools/setup.sh

PYTHON ?= python3
# 重写哪些样本 · whose golden files to rewrite, such as GOLDEN=tests/render
GOLDEN ?= tests
BIN := .venv/bin

# Material for MkDocs prints a banner about MkDocs 2 at every build otherwise.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: site test serve check golden bench clean help
# The targets share .venv and site/, so `make -j` must not run two at once.
.NOTPARALLEL:

site: setup-site ## 生成网站 site/ 和海报 print/ · build the site and the posters
	$(BIN)/noticeboard build

test: setup-test ## 运行全部测试 · run all tests
	$(BIN)/python -m pytest -n 2

serve: setup-site ## 本机预览 · preview on this machine
	$(BIN)/mkdocs serve -a 127.0.0.1:8000

check: setup-check ## 检查数据、代码、译文 · check the data, the code and the translations
	$(BIN)/noticeboard check
	$(BIN)/noticeboard weigh --most 3
	$(BIN)/ruff check plugins tests
	$(BIN)/ruff format --check plugins tests
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/locale

golden: setup-test ## 按现在的输出重写测试样本 · rewrite the golden files (then read the diff)
	NOTICEBOARD_GOLDEN=update $(BIN)/python -m pytest -n 2 $(GOLDEN)

bench: setup-bench ## 测量速度 · measure speed
	$(BIN)/python -m tests.benchmarks

clean: ## 删除一切生成的东西，包括 .venv · delete all that make made, .venv included
	rm -rf .venv .cache site print nginx .noticeboard-* .hypothesis .pytest_cache .mypy_cache .ruff_cache
	rm -rf plugins/*.egg-info

help: ## 列出这些命令 · list these commands
	@sed -n 's/^\([a-z]*\):.* ## /  make \1\t/p' $(MAKEFILE_LIST)

setup-%:
	@PYTHON='$(PYTHON)' sh tools/setup.sh $*
