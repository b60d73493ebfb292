"""What was often not understood, and of which too little is known to suggest a phrase: for people to read.

Nine of ten have not been away: seven of seven who said "just indoors" prove nothing, while whoever reads
the words knows what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from callbot.core.script import Script
from callbot.store.open import Store
from callbot.tune.clusters import Cluster, clusters
from callbot.tune.mining import LEAST
from callbot.tune.suggest import Suggestion

_MOST: Final = 10


def unsettled(
    store: Store, script: Script, found: Sequence[Suggestion], run: int | None = None
) -> list[Cluster]:
    """Clusters without a suggestion of theirs, the biggest first; not those heard to contradict themselves."""
    told = {(one.question, example.text) for one in found for example in one.examples}
    there = [
        cluster
        for cluster in clusters(store, script, run)
        if cluster.size >= LEAST
        and cluster.category is not None
        and 2 * cluster.contradicted < cluster.size
        and not any((cluster.question, example.text) in told for example in cluster.examples)
    ]
    return sorted(there, key=lambda cluster: -cluster.size)[:_MOST]
