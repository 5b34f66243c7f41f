import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import { readShipRows, type ShipRow, shipRowFault } from '~/domain/shipSheet'
import { orderTexts } from '~/features/shared/orderTexts'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import { Button } from '~/ui/Button'
import { call } from '~/worker/client'
import type { Shippable } from '~/domain/shipSheet'
import { ActSheet } from './ActSheet'
import { actionMessages } from './messages'
import { useAct } from './useAct'
import '~/features/shared/refund/refund.css'

/** So many faults are listed; the others are counted. */
const SHOWN = 8

/** Parcels of many orders, pasted or from a file: all of them go out in one step, or none. `orders`: numbers that stand there from the start. */
export function ShipManySheet({ orders = [], onClose }: { orders?: readonly string[]; onClose: () => void }) {
  const t = useMessages(actionMessages)
  const { act, refusal, forget } = useAct(onClose)
  const [carrier, setCarrier] = useState('')
  const [text, setText] = useState(() => orders.map((order) => `${order}\t`).join('\n'))
  const file = useRef<HTMLInputElement>(null)
  const rows = readShipRows(useDeferredValue(text), carrier)
  const numbers = [...new Set(rows.map(({ order }) => order))].filter((order) => order !== '')
  const { data: known } = useQuery({
    queryKey: [shopId(), 'orders', 'shippable', numbers],
    queryFn: ({ signal }) => call('orders.shippable', { orders: numbers }, { signal }),
    enabled: numbers.length > 0,
    placeholderData: (before) => before,
  })
  const faults = useFaults(rows, known)
  const units = (known ?? []).reduce((sum, each) => sum + each.units, 0)
  const type = (next: string) => {
    forget()
    setText(next)
  }
  const read = async (chosen: File | undefined) => {
    if (chosen) type(await chosen.text())
  }
  const whyNot =
    rows.length === 0
      ? t('manyNone')
      : known === undefined
        ? t('manyChecking')
        : faults.length > 0
          ? t('manyFaults', { count: faults.length })
          : undefined
  const send = () =>
    void act(
      {
        kind: 'order.ship',
        args: { parcels: rows.map(({ order, carrier: by, tracking }) => ({ order, key: crypto.randomUUID(), carrier: by, tracking })) },
      },
      t('manyDone', { count: rows.length }),
    )
  return (
    <ActSheet
      title={t('manyTitle')}
      send={t('manySend', { count: rows.length })}
      whyNot={whyNot}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <label>
        {t('manyCarrier')}
        <input
          className="zg-input"
          value={carrier}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => setCarrier(target.value)}
        />
      </label>
      <label>
        {t('manyRows')}
        <textarea
          className="zg-input zg-order-text zg-num"
          rows={8}
          wrap="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => type(target.value)}
        />
        <span className="zg-second zg-small">{t('manyHint')}</span>
      </label>
      <div className="zg-row">
        <Button size="small" onClick={() => file.current?.click()}>
          {t('manyFile')}
        </Button>
        <input
          ref={file}
          hidden
          type="file"
          accept=".csv,.tsv,.txt"
          aria-label={t('manyFile')}
          onChange={({ target }) => void read(target.files?.[0])}
        />
      </div>
      <div aria-live="polite">
        {faults.length > 0 && (
          <ul className="zg-refund-besides">
            {faults.slice(0, SHOWN).map(({ row, order, why }) => (
              <li key={row}>{t('rowFault', { row: [t('row', { row }), order].filter(Boolean).join(' · '), why })}</li>
            ))}
          </ul>
        )}
        {whyNot === undefined && <p className="zg-second zg-small">{t('manyReady', { count: rows.length, units })}</p>}
      </div>
    </ActSheet>
  )
}

/** What is wrong, row by row, in words. */
function useFaults(rows: readonly ShipRow[], known: readonly Shippable[] | undefined): { row: number; order: string; why: string }[] {
  const t = useMessages(actionMessages)
  const say = useMessages(orderTexts)
  const byOrder = new Map((known ?? []).map((each) => [each.order, each.why]))
  return rows.flatMap((row) => {
    const own = shipRowFault(rows, row)
    const rule = byOrder.get(row.order)
    const why = own
      ? t(own)
      : rule === 'unknown'
        ? t('unknown')
        : rule === 'order.cancelled' || rule === 'order.shipped' || rule === 'order.credit'
          ? say(rule)
          : undefined
    return why === undefined ? [] : [{ row: row.row, order: row.order, why }]
  })
}
