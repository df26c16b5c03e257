"""Rewrites a template before it is compiled, so that whatever it does is paid for; see `sandbox`."""

from __future__ import annotations

from typing import cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer


class Metered(NodeTransformer):
    """Sends what a template repeats, joins, lists and writes through the methods of its sandbox: `turns`, `joined`, `flat`, `literal`."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        """A loop, each turn of which costs what stands in it."""
        cost = sum(1 for _ in node.find_all(nodes.Node))
        self.generic_visit(node)
        node.iter = _through("turns", node, node.iter, nodes.Const(cost, lineno=node.lineno))
        return node

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:
        """Text of the template's own."""
        return _through("literal", node, nodes.Const(node.data, lineno=node.lineno))

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        """``a ~ b``."""
        self.generic_visit(node)
        return _through("joined", node, *node.nodes)

    def visit_List(self, node: nodes.Expr) -> nodes.Node:
        """A list, tuple or mapping that the template makes."""
        self.generic_visit(node)
        stored = getattr(node, "ctx", "load") == "store"
        return node if stored else _through("flat", node, node)

    visit_Tuple = visit_Dict = visit_List


def _through(meter: str, at: nodes.Node, *arguments: nodes.Node) -> nodes.Call:
    function = nodes.EnvironmentAttribute(meter, lineno=at.lineno)
    return nodes.Call(function, cast("list[nodes.Expr]", list(arguments)), [], None, None, lineno=at.lineno)
