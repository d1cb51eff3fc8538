/** What is wrong with the text itself. */
export const READING = {
  'yaml-syntax.other': 'This is not valid YAML. Look at this line and at the one above it.',
  'yaml-syntax.tab-indentation': 'YAML does not allow tabs for indentation. Use spaces.',
  'yaml-syntax.bad-indentation': 'This line is not indented like those it belongs to. Line it up with them.',
  'yaml-syntax.missing-colon': 'A colon is missing after the key.',
  'yaml-syntax.missing-space': 'A space is missing after the colon.',
  'yaml-syntax.unclosed-quote': 'This quote is never closed. Add {quote} where the text ends.',
  'yaml-syntax.unclosed-flow': 'A bracket or brace is not closed. Add the one that is missing.',
  'yaml-syntax.nested-mapping':
    'A value on the same line as its key cannot hold another `key: value`. Put the text in quotes, or move it to a line of its own.',
  'yaml-syntax.reserved-character': 'A value cannot begin with `{character}`. Put the text in quotes.',
  'yaml-syntax.bad-escape':
    'In double quotes, `{escape}` is no escape sequence. Double the backslash, or use single quotes.',
  'yaml-syntax.text-after-quote':
    'The value ends with its quote, but the line goes on. Put all of it in quotes.',
  'yaml-syntax.inline-list':
    'A list cannot begin on the line of its key. Begin it on the next line, or write it in brackets.',
  'yaml-syntax.unknown-alias':
    'YAML reads `*{name}` as an alias, and there is no anchor `&{name}` above. Put the text in quotes if it is meant as it stands.',
  'yaml-syntax.circular-alias': 'The alias `*{name}` stands inside what it repeats. Write that part out.',
  'yaml-syntax.conflict-marker': 'A merge conflict was left here. Keep one side and delete the marker lines.',
  'yaml-syntax.too-deep': 'The document is nested too deeply to be read.',
  'duplicate-key':
    'The key `{key}` stands here more than once. Most tools keep the last value and drop the others in silence.',
  'excessive-aliasing':
    'Aliases expand this document to far more values than anybody would write. Write them out, or use fewer.',
  'file-too-large':
    'This document has more than {limit} KiB, so it is only looked at for names and labels and not checked.',
  'file-too-large.file': 'This file has more than {limit} MiB, so it is left alone.',
  'unused-ignore':
    'No `{code}` is found here, so there is nothing to ignore. Delete `{code}` from the comment.',
  'unused-ignore.unknown-code': 'There is no finding with the code `{code}`.',
  'unused-ignore.misspelled': 'There is no finding with the code `{code}`. Did you mean `{near}`?',
  'unused-ignore.no-code': 'Name what to ignore, as in `# gatelens-ignore unknown-field: reason`.',
} as const;
