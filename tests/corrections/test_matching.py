"""Where corrections apply in a text: whole words, any capitals, nothing corrected twice."""

from __future__ import annotations

import pytest

from lectura.corrections.matching import edited, find_edits
from lectura.corrections.pairs import parse_pair


def corrected(text: str, *pairs: str) -> str:
    return edited(text, find_edits(text, [parse_pair(pair) for pair in pairs]))


@pytest.mark.parametrize(
    ("text", "pairs", "wanted"),
    [
        ("El camins y Camins, CAMINS.", ["camins=k-means"], "El k-means y k-means, k-means."),
        ("caminsito, los acamins", ["camins=k-means"], "caminsito, los acamins"),
        ("(camins) «camins» camins-2", ["camins=k-means"], "(k-means) «k-means» k-means-2"),
        ("de vez can y de\n vez   can", ["de vez can=DBSCAN"], "DBSCAN y DBSCAN"),
        ("esta y está", ["esta=ésta"], "ésta y está"),
        ("a b a", ["a=b", "b=a"], "b a b"),
        ("a b", ["a=b", "b=c"], "b c"),
        ("a b c d", ["a b=X", "b c d=Y"], "a Y"),
        ("a b c", ["a b=X", "b c=Y"], "X c"),
        ("means, k-means y K-MEANS", ["means=k-means"], "k-means, k-means y K-MEANS"),
        ("python y Python", ["python=Python"], "Python y Python"),
        (r"a.c abc a\1 [x]", ["a.c=A.C", r"a\1=\g<0>", "[x]=(y)"], r"A.C abc \g<0> (y)"),
        ("c++ y c", ["c++=C++"], "C++ y c"),
        ("我们用聚内算法", ["聚内=聚类"], "我们用聚类算法"),
        ("ใช้คมีนส์แบ่ง", ["คมีนส์=k-means"], "ใช้k-meansแบ่ง"),
        ("使用kmins算法 kminsx", ["kmins=k-means"], "使用k-means算法 kminsx"),
        ("cancio\u0301n", ["canción=Canción"], "Canción"),
        ("DIE STRASSE", ["straße=Straße"], "DIE Straße"),
        ("nin\u0303os nin", ["nin=X"], "nin\u0303os X"),
        ("x=y", ["x=z"], "z=y"),
        (
            "Se lebraré. ¿Se lebraré? Yo Se lebraré.",
            ["se lebraré=celebraré"],
            "Celebraré. ¿Celebraré? Yo celebraré.",
        ),
        ("Camins. Piton.", ["camins=k-means", "Piton=python"], "k-means. python."),
        ("", ["x=z"], ""),
    ],
)
def test_what_gives_way_to_what(text: str, pairs: list[str], wanted: str) -> None:
    assert corrected(text, *pairs) == wanted


def test_words_that_a_correction_ends_in_stay_where_corrections_may_have_been_made() -> None:
    pairs = [parse_pair(pair) for pair in ("a=b", "b=c", "camins=k-means")]
    edits = find_edits("camins b a c", pairs, may_be_corrected=lambda _: True)
    assert edited("camins b a c", edits) == "k-means b b c"
