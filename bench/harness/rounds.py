"""Takes the samples: all contenders of a group in turn, again and again, so that a slow minute meets them all."""

from harness.contenders import CONTENDERS
from harness.own import prepare_start
from harness.process import Failed


class Rounds:
    """Samples by contender, and why some have none."""

    def __init__(self, bench, runs, say):
        self.bench = bench
        self.runs = runs
        self.say = say
        self.samples = {}
        self.absent = {}

    def take(self, measures):
        """Each group's contenders; one that an earlier group has measured isn't measured again."""
        for group in dict.fromkeys(measure.group for measure in measures):
            names = dict.fromkeys(
                name for measure in measures if measure.group == group for name in measure.contenders()
            )
            present = [CONTENDERS[name] for name in names if name not in self.samples and self.present(name)]
            if present:
                self.say(f"{group}: {', '.join(one.title for one in present)}")
                self.alternate(group, present)

    def present(self, name):
        if name.startswith("launcher") and not self.bench.launcher:
            self.absent[name] = "there is no launcher beside the JAR"
        missing = CONTENDERS[name].missing()
        if missing:
            self.absent[name] = f"not installed: apt-get install {' '.join(missing)}"
        return name not in self.absent

    def alternate(self, group, contenders):
        if group == "start":
            prepare_start(self.bench)
        for number in range(self.count(group)):
            order = contenders if number % 2 == 0 else reversed(contenders)
            for contender in [one for one in order if one.name not in self.absent]:
                self.sample(group, contender)

    def count(self, group):
        counts = {"start": self.bench.size.starts, "large": 1}
        return counts.get(group, self.runs)

    def sample(self, group, contender):
        if group != "start":
            self.prepare(contender)
        before = self.bench.server.processor_seconds()
        try:
            taken = contender.sample(self.bench)
        except Failed as failure:
            self.absent[contender.name] = f"failed: {failure}"
            self.samples.pop(contender.name, None)
            self.say(f"  {contender.title}: {failure}")
            return
        after = self.bench.server.processor_seconds()
        server = None if before is None or after is None else after - before
        self.samples.setdefault(contender.name, []).append({**taken, "serverProcessor": server})
        if group != "start":
            self.say(f"  {contender.title}: {taken['wall']:.2f} s")

    def prepare(self, contender):
        """What is made only once is made before the clock runs; then everything is as if nothing had run."""
        if contender.prepare:
            contender.prepare(self.bench)
        self.bench.clean()
