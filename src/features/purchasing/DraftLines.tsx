import { useQuery } from '@tanstack/react-query'
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { FigureTable } from '~/features/shared/FigureTable'
import { sharedMessages } from '~/features/shared/messages'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { BuyableSku, PurchaseDetail } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { buyingMessages } from './buyingMessages'
import type { LineRow, LineRows } from './lineRows'
import { isTable, readPasted } from './pasteLines'
import { purchaseScreenMessages } from './purchaseScreenMessages'
import { buyingQueries } from './queries'
import { useRuleText } from './useRuleText'

/** Lines of a draft as a sheet: typed, pasted, added by code; arrows and Enter go from row to row. */
export function DraftLines({ detail, rows }: { detail: PurchaseDetail; rows: LineRows }) {
  const t = useMessages(purchaseScreenMessages)
  const shared = useMessages(sharedMessages)
  const ruleText = useRuleText()
  const run = useCommand()
  const whyNot = useWhyNot('purchase.set')
  const { purchase } = detail
  const onPaste = usePaste(purchase.supplier, rows)
  const save = async () => {
    const { key, lines } = purchase
    const outcome = await run(
      { kind: 'purchase.set', args: { key, set: { lines: rows.lines } }, saw: { lines } },
      { done: t('linesSaved', { key }) },
    )
    if (outcome?.ok) rows.drop()
  }
  return (
    <section className="zg-stack-tight" aria-label={t('linesTitle')} onPaste={onPaste}>
      <h2>{t('linesTitle')}</h2>
      {rows.rows.length === 0 ? (
        <p className="zg-second">
          {t('noLines')} {t('noLinesHint')}
        </p>
      ) : (
        <Sheet detail={detail} rows={rows} />
      )}
      <AddLine supplier={purchase.supplier} rows={rows} off={whyNot} />
      {rows.dirty && rows.refusal && (
        <p className="zg-warning" role="alert">
          {ruleText(rows.refusal)}
        </p>
      )}
      <div className="zg-row">
        <Button
          type={rows.dirty ? 'primary' : 'default'}
          disabledReason={whyNot ?? (rows.dirty ? rows.refusal && ruleText(rows.refusal) : shared('nothingChanged'))}
          onClick={() => void save()}
        >
          {shared('save')}
        </Button>
        {rows.dirty && <Button onClick={rows.drop}>{shared('cancel')}</Button>}
        <span className="zg-second zg-small">{t('pasteHint')}</span>
      </div>
    </section>
  )
}

function usePaste(supplier: string, rows: LineRows): (event: ClipboardEvent) => void {
  const t = useMessages(purchaseScreenMessages)
  const currency = useShop((shop) => shop.currency)
  const take = async (text: string) => {
    const pasted = readPasted(text, currency)
    const found = await call('purchases.buyable', { supplier, codes: pasted.map(({ code }) => code) })
    const byCode = new Map(found.flatMap((sku) => [[sku.sku, sku] as const, ...(sku.barcode ? [[sku.barcode, sku] as const] : [])]))
    const known = pasted.flatMap(({ code, quantity, cost }) => {
      const sku = byCode.get(code)
      return sku ? [{ ...sku, ...(quantity === undefined ? {} : { quantity }), ...(cost === undefined ? {} : { paid: cost }) }] : []
    })
    const unknown = pasted.filter(({ code }) => !byCode.has(code)).map(({ code }) => code)
    if (known.length > 0) rows.add(known)
    if (known.length === 0) return showToast(t('pasteNone'), { tone: 'bad' })
    const left = unknown.length > 0 ? [t('pasteUnknown', { codes: unknown.slice(0, 8).join(', ') })] : []
    showToast([t('pasted', { count: known.length }), ...left].join(' · '))
  }
  return (event) => {
    const text = event.clipboardData.getData('text/plain')
    if (!isTable(text)) return
    event.preventDefault()
    void take(text)
  }
}

function Sheet({ detail, rows }: { detail: PurchaseDetail; rows: LineRows }) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const saved = detail.lines.map(({ sku }) => sku)
  const fresh = rows.rows.map(({ sku }) => sku).filter((sku) => !saved.includes(sku))
  const { data: found = [] } = useQuery(buyingQueries.known(detail.purchase.supplier, fresh))
  const known = new Map([...detail.lines, ...found].map((line) => [line.sku, line]))
  const units = rows.lines.reduce((sum, { quantity }) => sum + (quantity || 0), 0)
  const amount = rows.lines.reduce((sum, { quantity, cost }) => sum + (quantity * cost || 0), 0)
  return (
    <FigureTable
      label={t('linesTitle')}
      className="zg-buying-table"
      columns={[
        { key: 'sku', name: buying('sku') },
        { key: 'sellable', name: t('sellable'), minor: true },
        { key: 'quantity', name: buying('quantity') },
        { key: 'cost', name: buying('cost') },
        { key: 'amount', name: buying('amount') },
        { key: 'remove', name: buying('remove'), silent: true },
      ]}
    >
      {rows.rows.map((row, place) => (
        <Line
          key={row.sku}
          row={row}
          line={known.get(row.sku)}
          amount={rows.lines[place].quantity * rows.lines[place].cost}
          onChange={(set) => rows.change(place, set)}
          onRemove={() => rows.remove(place)}
        />
      ))}
      <tr className="zg-buying-sum">
        <th scope="row">{buying('total')}</th>
        <td className="zg-minor" />
        <td>{t('sumUnits', { count: units })}</td>
        <td />
        <td>{format.amount(amount, currency)}</td>
        <td />
      </tr>
    </FigureTable>
  )
}

/** Up, down and Enter go to the same cell of the row above or below. */
function moveFocus(event: KeyboardEvent<HTMLInputElement>) {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
  if (by === 0 || event.nativeEvent.isComposing) return
  event.preventDefault()
  const { column } = event.currentTarget.dataset
  const cells = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`) ?? [])]
  const next = cells[cells.indexOf(event.currentTarget) + by]
  next?.focus()
  next?.select()
}

interface LineProps {
  row: LineRow
  line: Omit<BuyableSku, 'barcode'> | undefined
  amount: number
  onChange: (set: Partial<LineRow>) => void
  onRemove: () => void
}

function Line({ row, line, amount, onChange, onRemove }: LineProps) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const packs =
    line && line.pack > 1
      ? line.minimum > 1
        ? t('packMinimumHint', { pack: line.pack, minimum: line.minimum })
        : t('packHint', { pack: line.pack })
      : ''
  return (
    <tr data-sku={row.sku}>
      <th scope="row">
        {row.sku}
        <span className="zg-second zg-buying-title">{[line?.title, packs].filter(Boolean).join(' · ')}</span>
      </th>
      <td className="zg-minor">{line?.sellable === undefined ? '—' : format.count(line.sellable)}</td>
      {(['quantity', 'cost'] as const).map((column) => (
        <td key={column}>
          <input
            className="zg-input zg-buying-cell"
            data-column={column}
            inputMode="decimal"
            aria-label={`${row.sku} ${buying(column)}`}
            value={row[column]}
            onFocus={({ target }) => target.select()}
            onKeyDown={moveFocus}
            onChange={({ target }) => onChange({ [column]: target.value })}
          />
        </td>
      ))}
      <td>{Number.isNaN(amount) ? '—' : format.amount(amount, currency)}</td>
      <td>
        <button type="button" className="zg-icon-button" aria-label={`${buying('remove')} ${row.sku}`} onClick={onRemove}>
          <CloseIcon />
        </button>
      </td>
    </tr>
  )
}

/** A SKU by its code, its barcode as a scanner types it, or a part of its title. */
function AddLine({ supplier, rows, off }: { supplier: string; rows: LineRows; off: string | undefined }) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState('')
  const { data: found = [] } = useQuery({ ...buyingQueries.buyable(supplier, text.trim()), enabled: text.trim().length > 1 })
  const add = async () => {
    const code = text.trim()
    if (code === '') return
    const exact = await call('purchases.buyable', { supplier, codes: [code] })
    const [sku] = exact.length > 0 ? exact : found.length === 1 ? found : []
    setWrong(sku ? '' : t('noSuchSku', { text: code }))
    if (!sku) return
    rows.add([sku])
    setText('')
    input.current?.focus()
  }
  return (
    <form
      className="zg-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (off === undefined) void add()
      }}
    >
      <input
        ref={input}
        className="zg-input zg-buying-add"
        list={id}
        aria-label={t('addSku')}
        placeholder={t('addSku')}
        value={text}
        autoComplete="off"
        onChange={({ target }) => {
          setText(target.value)
          setWrong('')
        }}
      />
      <datalist id={id}>
        {found.map(({ sku, title }) => (
          <option key={sku} value={sku}>
            {title}
          </option>
        ))}
      </datalist>
      <Button htmlType="submit" disabledReason={off}>
        {buying('add')}
      </Button>
      {wrong !== '' && (
        <span className="zg-warning" role="alert">
          {wrong}
        </span>
      )}
    </form>
  )
}
