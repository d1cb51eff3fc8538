import { labelsOf } from './ask.ts';
import { checkOffered, inMatch } from './checkOffered.ts';
import { route } from './platform.ts';

checkOffered(
  [
    {
      name: 'the fields of a spec',
      text: route('  <CURSOR>'),
      expected: 'parentRefs, rules parentRefs hostnames rules',
    },
    {
      name: 'fields above and below are not offered again',
      text: route('  hostnames: [a.example.com]\n  <CURSOR>\n  rules: []\n'),
      expected: 'parentRefs',
    },
    {
      name: 'a half-typed field below a nested map',
      text: inMatch('      h<CURSOR>'),
      expected: 'method headers queryParams',
    },
    { name: 'fields of the nested map itself', text: inMatch('        <CURSOR>'), expected: 'value' },
    { name: 'too little indentation', text: inMatch('       <CURSOR>'), expected: 'value' },
    { name: 'too much indentation', text: inMatch('          <CURSOR>'), expected: 'nothing' },
    {
      name: 'a new item of a list, and more of the item above',
      text: route('  parentRefs:\n    - name: public\n    <CURSOR>'),
      expected:
        '- name - group - kind - namespace - sectionName - port public own private group kind namespace sectionName port',
    },
    {
      name: 'a new item in the column of the key, and the fields around the list',
      text: route('  parentRefs:\n  <CURSOR>'),
      expected: '- name - group - kind - namespace - sectionName - port public own private hostnames rules',
    },
    {
      name: 'a reference that begins',
      text: route('  parentRefs:\n  - <CURSOR>'),
      expected: 'name group kind namespace sectionName port public own private',
    },
    {
      name: 'a list of objects without a required field',
      text: route('  rules:\n  - matches:\n    - <CURSOR>'),
      expected: 'path method headers queryParams',
    },
    {
      name: 'what belongs together',
      text: route('  rules:\n  - matches:\n    - headers:\n      - <CURSOR>'),
      expected: 'name, value name value type',
    },
    {
      name: 'behind a key',
      text: route('  rules:\n  - timeouts: <CURSOR>'),
      expected: 'request backendRequest',
    },
    {
      name: 'the values of an enum, the default first',
      text: inMatch('').replace('type: Exact', 'type: <CURSOR>'),
      expected: 'PathPrefix Exact RegularExpression',
    },
    {
      name: 'the types of filters',
      text: route('  rules:\n  - filters:\n    - type: R<CURSOR>\n      requestMirror: {}\n'),
      expected:
        'RequestHeaderModifier ResponseHeaderModifier RequestMirror RequestRedirect URLRewrite ExtensionRef CORS',
    },
    {
      name: 'only the field that goes with the type of a filter',
      text: route('  rules:\n  - filters:\n    - type: URLRewrite\n      <CURSOR>'),
      expected: 'urlRewrite',
    },
    {
      name: 'all of them as long as the type is open',
      text: route('  rules:\n  - filters:\n    - <CURSOR>\n'),
      expected:
        'type requestHeaderModifier responseHeaderModifier requestMirror requestRedirect urlRewrite cors extensionRef',
    },
    {
      name: 'a default',
      text: route('  rules:\n  - backendRefs:\n    - {name: cart, port: 8080, weight: <CURSOR>}\n'),
      expected: '1',
    },
  ],
  labelsOf,
);
