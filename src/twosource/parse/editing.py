"""The tree of one sentence while rules put it right."""

from dataclasses import replace

from twosource.parse.words import Word


class Tree:
    """The words of one sentence with what a rule may change; indexes count from the sentence's first word."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.heads = [k + word.head for k, word in enumerate(words)]
        self.deps = [word.dep for word in words]
        self.tags = [word.tag for word in words]
        self.pos = [word.pos for word in words]
        self.lemmas = [word.lemma for word in words]
        self.changed = False

    def children(self, i: int, *deps: str) -> list[int]:
        """The words that `i` governs, only those with one of `deps` where given."""
        return [k for k, head in enumerate(self.heads) if head == i != k and (not deps or self.deps[k] in deps)]

    def move(self, i: int, head: int, dep: str) -> None:
        """Hang `i` on `head`; on itself for a root."""
        self.heads[i], self.deps[i], self.changed = head, dep, True

    def first(self, i: int) -> int:
        """The first word of the subtree of `i`."""
        return min(k for k in range(i + 1) if self._is_under(k, i))

    def _is_under(self, k: int, i: int) -> bool:
        for _ in self.heads:
            if k == i:
                return True
            if self.heads[k] == k:
                return False
            k = self.heads[k]
        return False

    def is_sound(self) -> bool:
        """Whether there is one root, which every word reaches."""
        if sum(head == k for k, head in enumerate(self.heads)) != 1:
            return False
        for k in range(len(self.heads)):
            steps = 0
            while self.heads[k] != k:
                k, steps = self.heads[k], steps + 1
                if steps > len(self.heads):
                    return False
        return True

    def corrected(self) -> list[Word]:
        """The words with their new places."""
        return [
            replace(word, head=head - k, dep=dep, tag=tag, pos=pos, lemma=lemma)
            for k, (word, head, dep, tag, pos, lemma) in enumerate(
                zip(self.words, self.heads, self.deps, self.tags, self.pos, self.lemmas, strict=True)
            )
        ]
