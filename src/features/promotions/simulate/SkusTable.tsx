import { useState } from 'react'
import { SKU_SORTS, type SkuReplay, type SkuSort, type VariantReplay } from '~/domain/promotion/simulation'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { simulateMessages } from './messages'
import { sortedSkus } from './skus'
import { useFigureWriting } from './useFigureWriting'

export interface SkusTableProps {
  replay: VariantReplay
  sort: SkuSort
  onSort: (sort: SkuSort) => void
  /** Shows the orders that have it. */
  onOpen: (sku: string) => void
}

const SHOWN = 15

/** What becomes of each SKU: units, discount, margin, and when it would be sold out. */
export function SkusTable({ replay: { skus }, sort, onSort, onOpen }: SkusTableProps) {
  const t = useMessages(simulateMessages)
  const [whole, setWhole] = useState(false)
  const rows = sortedSkus(skus.rows, sort)
  return (
    <section className="zg-panel" aria-labelledby="zg-sim-skus">
      <div className="zg-panel-head">
        <h2 id="zg-sim-skus">{t('skus')}</h2>
        <div role="group" aria-label={t('sort')} className="zg-sim-choices">
          {SKU_SORTS.map((each) => (
            <button key={each} type="button" className="zg-pick" aria-pressed={sort === each} onClick={() => onSort(each)}>
              {t(`skuSort.${each}`)}
            </button>
          ))}
        </div>
      </div>
      <p className="zg-panel-hint zg-num">{t('skuCount', { total: skus.total, loss: skus.loss, soldOut: skus.soldOut })}</p>
      <FigureTable
        label={t('skus')}
        columns={[
          { key: 'sku', name: t('sku') },
          { key: 'units', name: t('units') },
          { key: 'off', name: t('off'), minor: true },
          { key: 'margin', name: t('f.margin') },
          { key: 'stock', name: t('stock'), minor: true },
          { key: 'soldOut', name: t('soldOutAt') },
        ]}
      >
        {(whole ? rows : rows.slice(0, SHOWN)).map((row) => (
          <Row key={row.sku} row={row} onOpen={onOpen} />
        ))}
      </FigureTable>
      {!whole && rows.length > SHOWN && (
        <button type="button" className="zg-link" onClick={() => setWhole(true)}>
          {t('showAll', { count: rows.length })}
        </button>
      )}
    </section>
  )
}

function Row({ row, onOpen }: { row: SkuReplay; onOpen: (sku: string) => void }) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const writing = useFigureWriting()
  const { sku, title, units, off, margin, isLoss, onHand, soldOutAt } = row
  const isEnough = onHand !== undefined && soldOutAt === undefined
  return (
    <tr>
      <th scope="row" className="zg-sim-name">
        <button type="button" className="zg-row-button" onClick={() => onOpen(sku)}>
          {title || sku}
        </button>
        {title !== '' && title !== sku && <small className="zg-second">{sku}</small>}
      </th>
      <td>
        {writing.full(units.before, 'count')} → {writing.full(units.after, 'count')}
      </td>
      <td className="zg-minor">{writing.full(off, 'amount')}</td>
      <td>
        {margin === undefined ? t('unknown') : writing.full(margin, 'amount')}
        {isLoss && <em className="zg-sim-loss">{t('loss')}</em>}
      </td>
      <td className="zg-minor">{onHand === undefined ? '—' : format.count(onHand)}</td>
      <td>{soldOutAt !== undefined ? <span className="zg-sim-loss">{format.timeShort(soldOutAt)}</span> : isEnough ? t('enough') : '—'}</td>
    </tr>
  )
}
