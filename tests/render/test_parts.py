"""Text that a screen shows part by part: whole sentences, whole numbers."""

from __future__ import annotations

import pytest

from noticeboard.render.environment import environment
from noticeboard.render.parts import parted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("停水。早点接水！", ["停水。", "早点接水！"]),
        ("他说：“明天来。”好。", ["他说：“明天来。”", "好。"]),
        ("真的？！好", ["真的？！", "好"]),
        ("一行\n又一行。\n再一行", ["一行<br>", "又一行。<br>", "再一行"]),
        ("一段\n\n又一段", ["一段", "又一段"]),
        ("- 一\n- 二", ["一", "二"]),
        ("**先关门。再走。**然后下楼。好。", ["<strong>先关门。再走。</strong>然后下楼。", "好。"]),
        ("水价 3.5 元。", ["水价 3.5 元。"]),
        ("", []),
    ],
)
def test_sentences_are_parts(text, parts):
    html = str(parted(environment("zh_CN").filters["markdown"](text)))
    found = [one.split("</span>")[0] for one in html.split('<span class="say">')[1:]]
    assert [one.replace("\n", "") for one in found] == parts


def test_a_number_is_not_torn_from_what_tells_to_call_it():
    html = parted(environment("zh_CN").filters["markdown"]("头晕、想吐，马上到屋外，打 120。快。"))
    assert html == (
        '<p><span class="say">头晕、想吐，马上到屋外，<span class="whole">打 '
        '<a href="tel:120">120</a>。</span></span><span class="say">快。</span></p>'
    )


def test_a_long_sentence_is_parted_behind_its_commas():
    html = parted(environment("zh_CN").filters["markdown"](f"{'长' * 50}，{'短' * 30}。"))
    assert html.count('class="say"') == 2


def test_nothing_is_lost_or_added():
    text = "一，二。\n三 <四> & **五。六**。\n\n- 打 110。七"
    html = environment("zh_CN").filters["markdown"](text)
    assert parted(html).striptags() == html.striptags()
