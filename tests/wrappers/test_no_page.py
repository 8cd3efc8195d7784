"""Programs and dumps hold markup in their texts; they are refused in a word, and no article."""

from __future__ import annotations

import pytest

from cleaner import NoArticleError, clean

PAGE = "<div><h1>松湖泵站试运行</h1><p>松湖泵站2日开始试运行。</p><p>居民用水不受影响。</p></div>"


@pytest.mark.parametrize(
    "program",
    [
        f'import requests\n\nPAGE = """{PAGE}"""\n',
        f'# -*- coding: utf-8 -*-\nimport re, os.path as way\npage = """{PAGE}"""\n',
        f"// seed\nconst page = '{PAGE}';\n",
        f"// 种子\nimport React from 'react'\nexport default () => <App>{PAGE}</App>\n",
        f'package com.example.news;\n\nString page = "{PAGE}";\n',
        f"/* 种子 */\nfrom bs4 import BeautifulSoup\nprint('{PAGE}')\n",
    ],
)
def test_a_program_is_no_page(program: str) -> None:
    with pytest.raises(NoArticleError, match="a program, and no page"):
        clean(program)


@pytest.mark.parametrize(
    "dump",
    [
        f"-- SQL Dump\n\nSET NAMES utf8;\nINSERT INTO `news` VALUES (1, '{PAGE}');\n",
        f"/*!40101 SET NAMES utf8 */;\nINSERT INTO `news` VALUES (1, '{PAGE}');\n",
        f"drop table if exists news;\ninsert into news values ('{PAGE}');\n",
    ],
)
def test_a_dump_of_a_database_is_no_page(dump: str) -> None:
    with pytest.raises(NoArticleError, match="a dump of a database, and no page"):
        clean(dump)


@pytest.mark.parametrize(
    "text",
    [
        f"import duties were cut again\n{PAGE}",
        f"Use of water rises; set by the city\n{PAGE}",
        f"松湖泵站试运行\n{PAGE}",
        f"// 转载\n松湖泵站试运行\n{PAGE}",
        f"# 松湖泵站试运行\n{PAGE}",
    ],
)
def test_text_before_markup_is_no_program(text: str) -> None:
    (article,) = clean(text)
    assert "松湖泵站2日开始试运行。" in article.body
