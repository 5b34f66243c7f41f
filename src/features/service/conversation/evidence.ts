import { parseMessage, plainMessage } from '~/domain/messageText'
import type { AttachmentRow } from '~/domain/work'
import type { TicketDetail } from '~/store/ticketList'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign])

/** Words and figures of an evidence file, as its maker's language has them. */
export interface EvidenceWords {
  lang: string
  title: string
  /** Label and value of what is told of ticket, order and shipment, by heading. */
  facts: readonly { heading: string; rows: readonly (readonly [label: string, value: string])[] }[]
  thread: string
  files: string
  none: string
  made: string
  nameOf: (from: string) => string
  time: (at: number) => string
  bytes: (count: number) => string
}

export interface Evidence {
  detail: Pick<TicketDetail, 'messages'>
  files: readonly AttachmentRow[]
  /** Pictures among them as data: addresses, by key. */
  pictures: ReadonlyMap<string, string>
}

const STYLE =
  'body{font:14px/1.5 sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#1e1d1b}h1{font-size:20px}h2{font-size:16px;margin-top:32px}' +
  'table{border-collapse:collapse}td,th{padding:4px 16px 4px 0;text-align:left;vertical-align:top}th{font-weight:400;color:#625e57}' +
  'article{border-top:1px solid #e5e2da;padding:8px 0}article p{white-space:pre-wrap;margin:4px 0;overflow-wrap:anywhere}img{max-width:360px;max-height:360px;display:block;margin:8px 0}'

/**
 * One file that tells a dispute as it was: what was said to and by the customer, the order, its shipment, what was attached. Notes for colleagues are left out: the other side
 * reads it. Whatever was written stands in it as text.
 */
export function evidenceHtml({ detail, files, pictures }: Evidence, words: EvidenceWords): string {
  const rows = (all: EvidenceWords['facts'][number]['rows']) =>
    all.map(([label, value]) => `<tr><th>${escaped(label)}</th><td>${escaped(value)}</td></tr>`).join('')
  const facts = words.facts.map((part) => `<h2>${escaped(part.heading)}</h2><table>${rows(part.rows)}</table>`).join('')
  const nameOf = new Map(files.map(({ key, name }) => [key, name]))
  const said = detail.messages
    .filter(({ note }) => !note)
    .map(({ from, at, text, files: hung = [] }) => {
      const names = hung.flatMap((key) => nameOf.get(key) ?? [])
      const shown = hung.flatMap((key) => pictures.get(key) ?? []).map((src) => `<img alt="" src="${escaped(src)}">`)
      const list = names.length > 0 ? `<p>${escaped(`${words.files}: ${names.join(', ')}`)}</p>` : ''
      const head = `<strong>${escaped(words.nameOf(from))}</strong> · <time>${escaped(words.time(at))}</time>`
      return `<article>${head}<p>${escaped(plainMessage(parseMessage(text)))}</p>${list}${shown.join('')}</article>`
    })
  const attached = files.map(
    ({ name, bytes, at, who }) =>
      `<tr><td>${escaped(name)}</td><td>${escaped(words.bytes(bytes))}</td><td>${escaped(words.time(at))}</td><td>${escaped(words.nameOf(who))}</td></tr>`,
  )
  return [
    `<!doctype html><html lang="${escaped(words.lang)}"><head><meta charset="utf-8"><title>${escaped(words.title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(words.title)}</h1><p>${escaped(words.made)}</p>${facts}`,
    `<h2>${escaped(words.thread)}</h2>${said.join('') || `<p>${escaped(words.none)}</p>`}`,
    `<h2>${escaped(words.files)}</h2>${attached.length > 0 ? `<table>${attached.join('')}</table>` : `<p>${escaped(words.none)}</p>`}`,
    '</body></html>',
  ].join('\n')
}
