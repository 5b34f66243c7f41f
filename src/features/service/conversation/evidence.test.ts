import { expect, test } from 'vitest'
import type { MessageRow } from '~/domain/ticket'
import { evidenceHtml, type EvidenceWords } from './evidence'

const words: EvidenceWords = {
  lang: 'en',
  title: 'Evidence <1>',
  facts: [{ heading: 'Order', rows: [['Number', '581587'], ['Tracking', 'SF"1"']] }],
  thread: 'Messages',
  files: 'Files',
  none: 'None',
  made: 'Made now',
  nameOf: (from) => from,
  time: String,
  bytes: (count) => `${count} B`,
} // prettier-ignore
const message = (set: Partial<MessageRow>): MessageRow => ({
  key: 'm',
  ticket: 't',
  at: 1,
  from: 'customer',
  note: false,
  text: '',
  ...set,
})
const html = (messages: MessageRow[]) =>
  evidenceHtml(
    {
      detail: { messages },
      files: [{ key: 'f1', on: 'ticket/t', name: 'a<b>.png', type: 'image/png', bytes: 3, at: 2, who: 'li' }],
      pictures: new Map([['f1', 'data:image/png;base64,AAAA']]),
    },
    words,
  )

test('whatever was written stands in the file as text', () => {
  const made = html([message({ text: '<script>alert(1)</script> & [x](https://a.example)', files: ['f1'] })])
  expect(made).not.toContain('<script>')
  expect(made).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; x (https://a.example)')
  expect(made).toContain('<img alt="" src="data:image/png;base64,AAAA">')
  expect(made).toContain('a&lt;b&gt;.png')
  expect(made).toContain('SF&quot;1&quot;')
})

test('notes for colleagues are no part of it', () => {
  expect(html([message({ from: 'li', note: true, text: 'between us' })])).not.toContain('between us')
})
