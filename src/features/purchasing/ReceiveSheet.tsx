import { useEffect, useRef, useState } from 'react'
import { missingOf, receivePurchase, type ReceiptLine } from '~/domain/purchase'
import type { Refusal } from '~/domain/command'
import { FigureTable } from '~/features/shared/FigureTable'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { PurchaseDetail } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { readAmount, readUnits, writeAmount } from './amounts'
import { buyingMessages } from './buyingMessages'
import { purchaseScreenMessages } from './purchaseScreenMessages'
import { useRuleText } from './useRuleText'

interface Arriving {
  /** Instead of the sheet's own place. */
  place?: string
  quantity: string
  defects: string
  cost: string
}

/** What has arrived: all that is missing, typed, or counted by scanning; where it is put, and what was billed. More than was ordered is asked about. */
export function ReceiveSheet({ detail, onClose }: { detail: PurchaseDetail; onClose: () => void }) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const ruleText = useRuleText()
  const run = useCommand()
  const currency = useShop((shop) => shop.currency)
  const { purchase, locations } = detail
  const places = locations.filter(({ closed, aside }) => !closed && !aside)
  const [place, setPlace] = useState(places[0]?.key ?? '')
  const missing = (sku: string) =>
    purchase.lines.filter((line) => line.sku === sku).reduce((sum, line) => sum + missingOf(line, purchase.state), 0)
  const rowsOf = (quantityOf: (sku: string) => number) =>
    Object.fromEntries(
      purchase.lines.map(({ sku, cost }) => [sku, { quantity: String(quantityOf(sku)), defects: '', cost: writeAmount(cost, currency) }]),
    )
  const [arriving, setArriving] = useState<Record<string, Arriving>>(() => rowsOf(missing))
  /** Other quantities; where each is put stays. */
  const refill = (all: Record<string, Arriving>, quantityOf: (sku: string) => number) =>
    Object.fromEntries(
      Object.entries(rowsOf(quantityOf)).map(([sku, row]) => [
        sku,
        { ...row, ...(all[sku].place === undefined ? {} : { place: all[sku].place }) },
      ]),
    )
  const [counting, setCounting] = useState(false)
  const lines = purchase.lines.flatMap(({ sku }) => {
    const line = toLine(sku, arriving[sku], arriving[sku].place ?? place, currency)
    return line && line.quantity !== 0 ? [line] : []
  })
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const refusal = refusalOf(detail, lines)
  const isOver = refusal?.why === 'rule' && refusal.rule === 'purchase.over'
  const receive = async (over: boolean) => {
    const { key } = purchase
    const done = t('received', { key, count: units })
    const outcome = await run({ kind: 'purchase.receive', args: { key, lines, ...(over ? { over } : {}) } }, { done })
    if (outcome?.ok) onClose()
  }
  const scan = (sku: string) => {
    setArriving((all) => {
      const start = counting ? all : refill(all, () => 0)
      return { ...start, [sku]: { ...start[sku], quantity: String((readUnits(start[sku].quantity) ?? 0) + 1) } }
    })
    setCounting(true)
  }
  const wrong = lines.some(({ quantity, cost }) => Number.isNaN(quantity) || Number.isNaN(cost))
  const why = wrong ? t('wrongNumber') : units === 0 ? t('nothingArrives') : refusal && ruleText(refusal)
  return (
    <Sheet title={t('receiveTitle', { key: purchase.key })} onClose={onClose}>
      <div className="zg-form zg-receive">
        <Scan detail={detail} countOf={(sku) => readUnits(arriving[sku].quantity) ?? 0} onScan={scan} />
        <div className="zg-row">
          <label className="zg-receive-place">
            <span className="zg-small zg-second">{t('place')}</span>
            <select className="zg-input" value={place} onChange={({ target }) => setPlace(target.value)}>
              {places.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name || buying('mainPlace')}
                </option>
              ))}
            </select>
          </label>
          <Button size="small" onClick={() => setArriving((all) => refill(all, missing))}>
            {t('all')}
          </Button>
          <Button size="small" onClick={() => setArriving((all) => refill(all, () => 0))}>
            {t('none')}
          </Button>
        </div>
        <Arrivals
          detail={detail}
          arriving={arriving}
          missing={missing}
          place={place}
          places={places.map(({ key, name }) => ({ key, name: name || buying('mainPlace') }))}
          onChange={(sku, set) => setArriving((all) => ({ ...all, [sku]: { ...all[sku], ...set } }))}
        />
        {refusal && (
          <p className="zg-warning" role="alert">
            {ruleText(refusal)}
          </p>
        )}
        <div className="zg-row">
          {isOver ? (
            <Button danger onClick={() => void receive(true)}>
              {t('keepOver')}
            </Button>
          ) : (
            <Button type="primary" disabledReason={why} onClick={() => void receive(false)}>
              {t('receiveUnits', { count: units })}
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  )
}

/** NaN where something is no number; undefined where nothing was filled in. */
function toLine(sku: string, { quantity, defects, cost }: Arriving, location: string, currency: string): ReceiptLine | undefined {
  if (quantity.trim() === '') return undefined
  const broken = defects.trim() === '' ? 0 : (readUnits(defects) ?? NaN)
  return {
    sku,
    location,
    quantity: readUnits(quantity) ?? NaN,
    cost: readAmount(cost, currency) ?? NaN,
    ...(broken === 0 ? {} : { defects: broken }),
  }
}

/** The rule of the store, while somebody types. */
function refusalOf({ purchase, locations }: PurchaseDetail, lines: readonly ReceiptLine[]): Refusal | undefined {
  if (lines.length === 0) return undefined
  const received = receivePurchase(purchase, lines, locations)
  return 'refusal' in received ? received.refusal : undefined
}

function Scan({ detail, countOf, onScan }: { detail: PurchaseDetail; countOf: (sku: string) => number; onScan: (sku: string) => void }) {
  const t = useMessages(purchaseScreenMessages)
  const input = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [last, setLast] = useState('')
  const [unknown, setUnknown] = useState('')
  // After the sheet has opened, which puts the focus on its button to close: a scanner types into this.
  useEffect(() => input.current?.focus(), [])
  const scan = () => {
    const typed = code.trim()
    if (typed === '') return
    const line = detail.lines.find(({ sku, barcode }) => sku === typed || (barcode !== '' && barcode === typed))
    setUnknown(line ? '' : typed)
    setLast(line?.sku ?? '')
    setCode('')
    if (line) onScan(line.sku)
  }
  return (
    <div className="zg-stack-tight">
      <input
        ref={input}
        className="zg-input"
        aria-label={t('scan')}
        placeholder={t('scan')}
        value={code}
        autoComplete="off"
        onChange={({ target }) => setCode(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          scan()
        }}
      />
      <p className="zg-small zg-num" role="status">
        {unknown !== '' ? (
          <span className="zg-warning">{t('scanUnknown', { code: unknown })}</span>
        ) : (
          last !== '' && t('scanned', { sku: last, count: countOf(last) })
        )}
      </p>
    </div>
  )
}

interface ArrivalsProps {
  detail: PurchaseDetail
  arriving: Record<string, Arriving>
  missing: (sku: string) => number
  /** Where lines go that name no place of their own. */
  place: string
  places: readonly { key: string; name: string }[]
  onChange: (sku: string, set: Partial<Arriving>) => void
}

function Arrivals({ detail, arriving, missing, place, places, onChange }: ArrivalsProps) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const names = { quantity: t('arriving'), defects: t('defects'), cost: t('paid') }
  return (
    <FigureTable
      label={t('linesTitle')}
      className="zg-buying-table"
      boxClassName="zg-receive-lines"
      columns={[
        { key: 'sku', name: buying('sku') },
        { key: 'missing', name: t('missing') },
        { key: 'quantity', name: names.quantity },
        { key: 'defects', name: names.defects },
        { key: 'cost', name: names.cost },
        ...(places.length > 1 ? [{ key: 'place', name: t('linePlace') }] : []),
      ]}
    >
      {detail.lines.map(({ sku, title }) => (
        <tr key={sku} data-sku={sku}>
          <th scope="row">
            {sku}
            <span className="zg-second zg-buying-title">{title}</span>
          </th>
          <td>{format.count(missing(sku))}</td>
          {(['quantity', 'defects', 'cost'] as const).map((column) => (
            <td key={column}>
              <input
                className="zg-input zg-buying-cell"
                inputMode="decimal"
                aria-label={`${sku} ${names[column]}`}
                value={arriving[sku]?.[column] ?? ''}
                onFocus={({ target }) => target.select()}
                onChange={({ target }) => onChange(sku, { [column]: target.value })}
              />
            </td>
          ))}
          {places.length > 1 && (
            <td>
              <select
                className="zg-input zg-buying-place"
                aria-label={`${sku} ${t('linePlace')}`}
                value={arriving[sku]?.place ?? place}
                onChange={({ target }) => onChange(sku, { place: target.value === place ? undefined : target.value })}
              >
                {places.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </select>
            </td>
          )}
        </tr>
      ))}
    </FigureTable>
  )
}
