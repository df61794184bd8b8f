"""What a page is asked in JavaScript. As functions: the page's policy forbids what would need eval."""

# Asked for again and again from here: the page's policy forbids Playwright's own way of waiting, which needs eval.
IS_SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const figures = [...document.querySelectorAll('[class*=st-key-figure_]')].filter((each) => each.offsetWidth);
    const { navigation, pending } = document.documentElement.dataset;
    const isOurs = pending === undefined && (navigation || !document.querySelector('.st-key-document'));
    // A skeleton stands where the script of an element is still to be fetched.
    const isComing = document.querySelector('#first-paint, [data-stale=true], [data-testid=stSkeleton]');
    return app && app.dataset.testScriptState === 'notRunning' && !isComing && isOurs
        && figures.every((each) => each.querySelector('.figure-drawing')?.dataset.drawCount);
}"""

# What is wider than the screen and does not scroll in a box of its own, be it a box or a word that leaves its box; the
# menu of a wide table may.
TOO_WIDE = """() => {
    const screen = document.documentElement.clientWidth;
    if (document.querySelector('[data-testid=stMain]').scrollWidth <= screen) return [];
    const right = (each) => {
        const box = each.getBoundingClientRect();
        const isOpen = getComputedStyle(each).overflowX === 'visible';
        return isOpen ? Math.max(box.right, box.left + each.scrollWidth) : box.right;
    };
    return [...document.querySelectorAll('[data-testid=stMain] *')].filter((each) => right(each) > screen + 1)
        .map((each) => `${each.tagName} ${each.className} ${right(each)} ${each.innerText?.slice(0, 60)}`).slice(-5);
}"""

# Words of which a part cannot be seen, because their box hides what it has no room for. Scrolling boxes show all.
CUT = """() => {
    const hides = (style) => ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
    return [...document.querySelectorAll('[data-testid=stMain] *')]
        .filter((each) => each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1 && each.checkVisibility())
        .filter((each) => !each.closest('svg, .figure-plot, .stDataFrame') && hides(getComputedStyle(each)))
        .filter((each) => each.innerText?.trim())
        .map((each) => `${each.tagName} ${each.className} ${each.innerText.slice(0, 80)}`).slice(0, 5);
}"""

# Where a point of a figure is on the screen: the first whose id passes, else nothing. A country is taken where no
# site lies near: of several things under the pointer Plotly takes the nearest.
POINT = """([key, wanted]) => {
    const middle = (mark) => {
        const box = mark.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2, width: box.width, height: box.height };
    };
    const points = [...document.querySelectorAll(`.st-key-${key} .point`)].map(middle);
    const isFree = ({ x, y }) => points.every((point) => Math.hypot(point.x - x, point.y - y) > 25);
    const within = (path) => {
        const { x, y, width, height } = middle(path);
        const steps = [0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3];
        const at = (across, down) => ({ x: x + across * width, y: y + down * height });
        const places = steps.flatMap((across) => steps.map((down) => at(across, down)));
        const toPath = path.getScreenCTM().inverse();
        const inside = (point) => path.isPointInFill(new DOMPoint(point.x, point.y).matrixTransform(toPath));
        return places.find((point) => inside(point) && isFree(point));
    };
    for (const mark of document.querySelectorAll(`.st-key-${key} .point, .st-key-${key} .choroplethlocation`)) {
        const computed = mark.closest('.trace').__data__;
        const number = mark.__data__.i ?? mark.__data__.index ?? computed.indexOf(mark.__data__);
        const data = computed[0].trace.customdata?.[number];
        const id = Array.isArray(data) ? data[0] : data;
        const isCountry = mark.matches('.choroplethlocation');
        if (!id || (wanted && id !== wanted) || (!wanted && isCountry)) continue;
        const at = isCountry ? within(mark) : middle(mark);
        if (at) return { id, x: at.x, y: at.y };
    }
    return null;
}"""

# The size of what is clicked is new in WCAG 2.2, and axe looks at it only when told to.
AXE = """contrast => axe.run({
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: contrast }, 'target-size': { enabled: true } },
}).then((found) => JSON.stringify(found.violations))"""
