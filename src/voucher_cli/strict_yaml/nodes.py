"""Text becomes YAML nodes: once through, without recursion, aliases or deep nesting."""

from __future__ import annotations

from typing import Any

import yaml

from voucher_cli.language import Bilingual

MAX_DEPTH = 40
# The base loaders leave every scalar as text: the fields say what it is to be read as.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class NodeError(Exception):
    """The text is no YAML that we take; `line` and `column` count from 1."""

    def __init__(self, mark: Any, message: Bilingual) -> None:
        super().__init__(message.en)
        self.line = mark.line + 1 if mark else 1
        self.column = mark.column + 1 if mark else 1
        self.message = message


def decode(data: bytes) -> str:
    """Text of a file that people wrote: UTF-8 with or without BOM, else GB18030, else UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def compose(text: str) -> yaml.Node:
    """The root node of the one document in `text`. Raises NodeError."""
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        detail = error.problem or str(error)
        raise NodeError(
            error.problem_mark or error.context_mark,
            Bilingual(
                f"YAML 语法错误（{detail}）：检查缩进、冒号后的空格和引号",
                f"not valid YAML ({detail}): check indentation, the space after ':' and quotes",
            ),
        ) from None
    except yaml.YAMLError as error:
        detail = str(error).splitlines()[0]
        raise NodeError(
            None,
            Bilingual(f"不是可读的 YAML 文本：{detail}", f"not readable as YAML: {detail}"),
        ) from None
    if root is None:
        raise NodeError(None, Bilingual("文件是空的", "the file is empty"))
    return root


def _compose(text: str) -> yaml.Node | None:
    root: yaml.Node | None = None
    open_nodes: list[yaml.CollectionNode] = []
    waiting_keys: list[yaml.Node | None] = []
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop()
            waiting_keys.pop()
            continue
        node = _node(event)
        if node is None:
            continue
        if not open_nodes:
            if root is not None:
                message = Bilingual(
                    "只能有一个文档（去掉多余的 ---）", "only one document: remove '---'"
                )
                raise NodeError(event.start_mark, message)
            root = node
        elif isinstance(open_nodes[-1], yaml.SequenceNode):
            open_nodes[-1].value.append(node)
        elif waiting_keys[-1] is None:
            waiting_keys[-1] = node
        else:
            open_nodes[-1].value.append((waiting_keys[-1], node))
            waiting_keys[-1] = None
        if isinstance(node, yaml.CollectionNode):
            open_nodes.append(node)
            waiting_keys.append(None)
            if len(open_nodes) > MAX_DEPTH:
                raise NodeError(event.start_mark, Bilingual("嵌套层数过多", "nested too deeply"))
    return root


def _node(event: Any) -> yaml.Node | None:
    """A node without content for the event that begins it; None for events of the frame."""
    marks: tuple[Any, Any] = (event.start_mark, event.end_mark)
    if isinstance(event, yaml.ScalarEvent):
        return yaml.ScalarNode("", event.value, *marks, style=event.style)
    if isinstance(event, yaml.SequenceStartEvent):
        return yaml.SequenceNode("", [], *marks)
    if isinstance(event, yaml.MappingStartEvent):
        return yaml.MappingNode("", [], *marks)
    if isinstance(event, yaml.AliasEvent):
        raise NodeError(
            event.start_mark,
            Bilingual(
                "不支持锚点与别名（& 与 *），请写全",
                "anchors and aliases (& and *) are not supported: write it out",
            ),
        )
    return None


def is_null(node: yaml.Node) -> bool:
    """Whether nothing, `~` or `null` stands there, unquoted."""
    return (
        isinstance(node, yaml.ScalarNode)
        and not node.style  # None or "", as the loader is PyYAML's own or libyaml's
        and str(node.value).lower() in {"", "~", "null"}
    )
