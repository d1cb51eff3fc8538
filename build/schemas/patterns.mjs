// Go matches patterns in linear time, JavaScript tries every way to split a text. Where the published pattern makes
// that exponential, another one that accepts the same texts is compiled; schemas show the published one.

const equivalents = new Map([
  // Header values. The separator is optional there, so that any run of letters can be split in every place.
  ['^[!-~]+([\\t ]?[!-~]+)*$', '^[!-~]+([\\t ][!-~]+)*$'],
]);

/**
 * @param {string} pattern as published
 * @returns {string} a pattern that accepts the same texts and takes at most polynomial time in JavaScript
 */
export const safePattern = (pattern) => equivalents.get(pattern) ?? pattern;
