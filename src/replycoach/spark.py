"""Archives on Spark: reviews of all rows of a data frame, and replies that are near copies of each other (docs/archives.md).

Needs `pip install replycoach[spark]` and a Java runtime. Rows travel as Arrow, not as pandas, so that no null or large number changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from replycoach.batches import Batches
from replycoach.coach import Coach
from replycoach.errors import InputError
from replycoach.frames import CHUNK, chosen, columns, no_clash
from replycoach.history.fingerprint import Fingerprint
from replycoach.history.wording import FLOOR, NEAR, Wording, shared
from replycoach.model import did_you_mean
from replycoach.profile import Settings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructField

    Stage = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

FOLLOWED = 400
"""A wording is compared with at most so many others that share a band with it, those with the smallest ids."""


def review(
    df: DataFrame,
    reply: str = "reply",
    customer: str = "customer",
    channel: str = "channel",
    customer_name: str = "customer_name",
    agent_name: str = "agent_name",
    *,
    settings: Settings | Mapping[str, Any] | None = None,
    prefix: str = "",
) -> DataFrame:
    """The rows with the columns of `replycoach.frames.review_frame` (score, groups, rules, CARP, the customer, errors), typed.

    The arguments name columns as they do there. A row without a reply, or that is no case, has nulls and the reason in `error`. Every
    Python worker makes one coach and keeps it.

    Raises `InputError` for a column that is not there or would be there twice, `SettingsError` for settings that do not fit.
    """
    from pyspark.sql.types import StructType

    names = {"reply": reply, "customer": customer, "channel": channel, "customer_name": customer_name, "agent_name": agent_name}  # fmt: skip
    batches = Batches(settings, prefix=prefix, **names)
    kinds = {prefix + name: kind for name, kind in columns(Coach(settings=batches.settings)).items()}
    chosen(df.columns, names)
    no_clash(df.columns, kinds)
    new = [_field(name, str(kind)) for name, kind in kinds.items()]
    return df.mapInArrow(_reviewing(batches), StructType([*df.schema.fields, *new]))


def near_copies(
    df: DataFrame,
    reply: str = "reply",
    id: str = "id",
    customer_name: str = "customer_name",
    agent_name: str = "agent_name",
    *,
    key: bytes = bytes(32),
) -> DataFrame:
    """Which replies say nearly the same as which others: `id`, `copy_of` and `similarity`, a row a link.

    Replies of the same wording (names, numbers and dates aside) all link to the one of them with the smallest id, with similarity 1;
    these are then linked with each other where they are near, by the measure of `replycoach.history`: a short courtesy is a copy of
    nothing. Names are left out of the comparison where the columns are there. Rows without id or reply are passed over. With a secret
    `key` nobody can try out words on what Spark keeps on disk meanwhile.

    Raises `InputError` for a column that is not there.
    """
    from pyspark.sql import functions as f

    known, _ = chosen(df.columns, {"reply": reply, "customer_name": customer_name, "agent_name": agent_name})
    if id not in df.columns:
        raise InputError(f"id: the frame has no column {id!r}{did_you_mean(id, df.columns)}")
    kind = df.schema[id].dataType.simpleString()
    given = df.where(f.col(_quoted(id)).isNotNull() & f.col(_quoted(reply)).isNotNull())
    told = given.select(
        f.col(_quoted(id)).alias("id"), *(f.col(_quoted(name)).alias(field) for field, name in known.items())
    )
    signed = told.mapInArrow(_signing(key), f"id {kind}, whole bigint, runs binary, bands array<bigint>")
    wordings = signed.groupBy("whole").agg(
        f.min("id").alias("id"), f.first("runs").alias("runs"), f.first("bands").alias("bands")
    )
    same = signed.select("id", "whole").join(wordings.select("whole", f.col("id").alias("copy_of")), "whole")
    same = same.where("id != copy_of").select("id", "copy_of", f.lit(1.0).alias("similarity"))
    member = f.struct("id", "runs")
    bands = wordings.select(f.explode("bands").alias("band"), member.alias("member")).groupBy("band")
    shared_bands = bands.agg(f.array_sort(f.collect_list("member")).alias("members")).where(f.size("members") > 1)
    heads = shared_bands.select(f.explode("members").alias("one"), f.slice("members", 1, FOLLOWED).alias("heads"))
    pairs = heads.select("one", f.explode("heads").alias("other")).where("other.id < one.id")
    pairs = pairs.select(
        "one.id",
        f.col("other.id").alias("copy_of"),
        f.col("one.runs").alias("runs"),
        f.col("other.runs").alias("others"),
    )
    near = pairs.dropDuplicates(["id", "copy_of"]).mapInArrow(
        _comparing, f"id {kind}, copy_of {kind}, similarity double"
    )
    return same.unionByName(near)


def _reviewing(batches: Batches) -> Stage:
    def reviewed(stream: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for part in _parts(stream):
            yield from batches(pa.Table.from_batches([part])).combine_chunks().to_batches()

    return reviewed


def _signing(key: bytes) -> Stage:
    def signed(stream: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for part in _parts(stream):
            rows = [(at, _signature(row, key)) for at, row in enumerate(part.drop_columns(["id"]).to_pylist())]
            kept = [(at, signature) for at, signature in rows if signature]
            yield pa.RecordBatch.from_arrays(
                [
                    part.column("id").take(pa.array([at for at, _ in kept], pa.int64())),
                    pa.array([one.whole for _, one in kept], pa.int64()),
                    pa.array([one.runs for _, one in kept], pa.binary()),
                    pa.array([one.bands() for _, one in kept], pa.list_(pa.int64())),
                ],
                ["id", "whole", "runs", "bands"],
            )

    return signed


def _signature(row: Mapping[str, Any], key: bytes) -> Fingerprint | None:
    wording = Wording.of(row["reply"], row.get("customer_name"), row.get("agent_name"))
    return Fingerprint.of(wording, key) if wording.substance >= FLOOR else None


def _comparing(stream: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for part in _parts(stream):
        runs = zip(part.column("runs").to_pylist(), part.column("others").to_pylist(), strict=True)
        likeness = np.array([_likeness(*both) for both in runs])
        kept = pa.array(likeness >= NEAR)
        ids = [part.column(name).filter(kept) for name in ("id", "copy_of")]
        yield pa.RecordBatch.from_arrays([*ids, pa.array(likeness).filter(kept)], ["id", "copy_of", "similarity"])


def _likeness(runs: bytes, others: bytes) -> float:
    one, other = np.frombuffer(runs, "<u4"), np.frombuffer(others, "<u4")
    return shared(len(np.intersect1d(one, other, assume_unique=True)), len(one), len(other))


def _parts(stream: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The batches in pieces of a size that keeps memory low."""
    for batch in stream:
        for start in range(0, batch.num_rows, CHUNK):
            yield batch.slice(start, CHUNK)


def _field(name: str, kind: str) -> StructField:
    from pyspark.sql import types

    spark = {
        "Float64": types.DoubleType,
        "Int64": types.LongType,
        "Boolean": types.BooleanType,
        "String": types.StringType,
    }
    return types.StructField(name, spark[kind]())


def _quoted(name: str) -> str:
    return f"`{name.replace('`', '``')}`"
