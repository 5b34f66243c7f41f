import { CUSTOMER } from '~/domain/ticket'
import type { AttachmentRow } from '~/domain/work'
import { download } from '~/features/shared/download'
import { isPicture } from '~/features/shared/FilePicture'
import { ticketWords } from '~/features/shared/ticketWords'
import { errorText } from '~/features/shared/useCommand'
import { personName } from '~/features/shared/usePersonName'
import { useVocabulary } from '~/features/shared/vocabulary'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { OrderDetail } from '~/store/lists'
import type { TicketDetail } from '~/store/ticketList'
import { showToast } from '~/ui/Toast'
import { useUi } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { evidenceHtml, type EvidenceWords } from './evidence'
import { evidenceMessages } from './evidenceMessages'
import { matterMessages } from './matterMessages'

/** Pictures as large as this stand in the file itself. */
const LARGEST_PICTURE = 3 * 2 ** 20

async function asData(blob: Blob): Promise<string> {
  const reader = new FileReader()
  return new Promise((resolve, reject) => {
    reader.onload = () => (typeof reader.result === 'string' ? resolve(reader.result) : reject(new Error('no text')))
    reader.onerror = () => reject(reader.error ?? new Error('not read'))
    reader.readAsDataURL(blob)
  })
}

async function picturesOf(files: readonly AttachmentRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const file of files.filter((each) => isPicture(each) && each.bytes <= LARGEST_PICTURE)) {
    const blob = await call('attachments.read', { key: file.key })
    if (blob) found.set(file.key, await asData(new Blob([blob], { type: file.type })))
  }
  return found
}

/** Makes the file that a dispute is proved with, and hands it to the downloads. */
export function useEvidence(): (detail: TicketDetail) => Promise<void> {
  const t = useMessages(matterMessages)
  const facts = useEvidenceFacts()
  return async (detail) => {
    const { key, order: number } = detail.ticket
    try {
      const order = number === '' ? null : await call('orders.get', { number })
      const files = await call('attachments.list', { on: `ticket/${key}` })
      const { words, name } = facts(detail, order)
      const html = evidenceHtml({ detail, files, pictures: await picturesOf(files) }, words)
      download(new Blob([html], { type: 'text/html' }), name)
      showToast(t('evidenceMade', { file: name }))
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
}

type Rows = [label: string, value: string][]
const told = (rows: readonly (readonly [string, string | undefined])[]): Rows =>
  rows.flatMap(([label, value]): Rows => (value ? [[label, value]] : []))

function useEvidenceFacts(): (detail: TicketDetail, order: OrderDetail | null) => { words: EvidenceWords; name: string } {
  const t = useMessages(evidenceMessages)
  const word = useMessages(ticketWords)
  const vocabulary = useVocabulary()
  const { format, language } = useUi()
  const { name: shop, zone } = useShop()
  const time = (at: number | undefined) => (at === undefined ? undefined : format.time(at))
  return ({ ticket, buyerName }, detail) => {
    const { key, subject, state, createdAt, channel, dispute } = ticket
    const ofTicket = told([
      [t('number'), key],
      [t('dispute'), dispute?.number],
      [t('state'), word(state)],
      [t('opened'), time(createdAt)],
      [t('channel'), word(`channel.${channel}`)],
      [t('customer'), buyerName],
    ])
    const ofOrder = (found: OrderDetail) => {
      const { order, total, refunded } = found
      return told([
        [t('number'), order.number],
        [t('state'), vocabulary.state(found.state)],
        [t('placed'), time(order.placedAt)],
        [t('paid'), time(order.paidAt)],
        [t('total'), format.amount(total, order.currency)],
        [t('refunded'), format.amount(refunded, order.currency)],
        ...order.lines.map(({ sku, title, quantity }) => [t('goods'), `${title} ${sku} × ${quantity}`] as const),
      ])
    }
    const shipment = detail?.order.shipment
    const ofShipment = told([
      [t('carrier'), shipment?.carrier],
      [t('tracking'), shipment?.tracking],
      [t('shipped'), time(shipment?.at)],
      [t('delivered'), time(shipment?.deliveredAt)],
    ])
    const parts = [
      { heading: t('ticket'), rows: ofTicket },
      ...(detail ? [{ heading: t('order'), rows: ofOrder(detail) }] : []),
      ...(ofShipment.length > 0 ? [{ heading: t('shipment'), rows: ofShipment }] : []),
    ]
    const words: EvidenceWords = {
      lang: language,
      title: t('title', { subject }),
      facts: parts,
      thread: t('thread'),
      files: t('files'),
      none: t('none'),
      made: t('made', { shop, time: format.time(Date.now()), zone }),
      nameOf: (from) => (from === CUSTOMER ? buyerName || t('customer') : personName(from)),
      time: format.time,
      bytes: format.bytes,
    }
    return { words, name: t('fileName', { key }) }
  }
}
