/* The search in the list of articles and chapters: by number, with or without the words that stand around one, and by
   name in every language of the page. The options and the words come from dashboard/articles.py. */
(function () {
  "use strict";

  var known = new Map();

  /* Numbers of articles (188, 188-1) and words, folded. */
  function terms(text) {
    var folded = text.toLowerCase().replace(/ё/g, "е").replace(/[\u2010-\u2014\u2212]/g, "-");
    return folded.match(/\d+(?:-\d+)?|[^\s\d.,:;()«»"“”'’№§·/-]+/g) || [];
  }

  function numeric(term) {
    return /^\d/.test(term);
  }

  /* The terms without parts of an article and their numbers, which stand behind ("ч. 2") or before ("2-бөлігі"). */
  function whole(found, parts) {
    var kept = [];
    for (var place = 0; place < found.length; place += 1) {
      if (parts.indexOf(found[place]) < 0) kept.push(found[place]);
      else if (place + 1 < found.length && numeric(found[place + 1])) place += 1;
      else if (kept.length > 1 && numeric(kept[kept.length - 1])) kept.pop();
    }
    return kept;
  }

  /* The words of each of its names; what is neither article nor chapter has its label alone. */
  function names(item) {
    if (!known.has(item.value)) known.set(item.value, (item.names || [item.label]).map(terms));
    return known.get(item.value);
  }

  /* Whether a word begins with the term. The last letter of a longer term may be an ending that the word has not. */
  function begins(word, term) {
    return word.startsWith(term) || (term.length > 4 && word.startsWith(term.slice(0, -1)));
  }

  function matches(item, numbers, rest, marks) {
    var own = names(item).flat();
    var found = !numbers.length || numbers.some(function (number) {
      return item.number ? item.number.startsWith(number) : own.indexOf(number) >= 0;
    });
    return found && rest.every(function (term) {
      return own.some(function (word) { return begins(word, term); })
        || marks(item).some(function (mark) { return mark.startsWith(term); });
    });
  }

  /* 0 for the very number or a name that begins so, else 1: theft comes before petty theft. */
  function rank(item, numbers, rest) {
    var exact = numbers.indexOf(item.number) >= 0;
    var first = rest.length > 0 && names(item).some(function (own) { return own.length && begins(own[0], rest[0]); });
    return exact || first ? 0 : 1;
  }

  function article(input, asked) {
    var wanted = whole(terms(input.search), asked.parts);
    var numbers = wanted.filter(numeric), rest = wanted.filter(function (term) { return !numeric(term); });
    var around = function (item) { return item.kind ? asked[item.kind].concat(asked.code) : []; };
    var none = function () { return []; };
    var among = function (marks) {
      return input.options.map(function (group) {
        var items = group.items.filter(function (item) { return matches(item, numbers, rest, marks); });
        if (wanted.length) {
          items.sort(function (one, other) { return rank(one, numbers, rest) - rank(other, numbers, rest); });
        }
        return Object.assign({}, group, { items: items });
      }).filter(function (group) { return group.items.length; });
    };
    /* "Criminal" alone is a word of a name: only where no name has it does it stand for the Code. */
    var named = numbers.length ? [] : among(none);
    var found = named.length ? named : among(around), left = input.limit || Infinity;
    return found.map(function (group) {
      var items = group.items.slice(0, left);
      left -= items.length;
      return Object.assign({}, group, { items: items });
    }).filter(function (group) { return group.items.length; });
  }

  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, { article: article });
})();
