import { useState } from 'react'
import { Link } from 'react-router'
import type { SupplyFields } from '~/domain/purchase'
import { checkSupply } from '~/domain/supplierRules'
import { FigureTable } from '~/features/shared/FigureTable'
import { sharedMessages } from '~/features/shared/messages'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { SupplierDetail } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { readAmount, readUnits, writeAmount } from './amounts'
import { buyingMessages } from './buyingMessages'
import { supplierMessages } from './supplierMessages'
import { useRuleText } from './useRuleText'

type Cells = Record<'cost' | 'pack' | 'minimum' | 'leadDays', string> & { preferred: boolean; gone: boolean }
const COLUMNS = ['cost', 'pack', 'minimum', 'leadDays'] as const
const SHOWN = 20

/** What a supplier offers, and on which terms: cost, pack, minimum, lead time of its own. Saved in one step. */
export function SupplyTable({ detail: { row, supplies } }: { detail: SupplierDetail }) {
  const t = useMessages(supplierMessages)
  const buying = useMessages(buyingMessages)
  const shared = useMessages(sharedMessages)
  const ruleText = useRuleText()
  const run = useCommand()
  const whyNot = useWhyNot('supplier.set')
  const currency = useShop((shop) => shop.currency)
  const [edits, setEdits] = useState<Record<string, Cells>>({})
  const [shown, setShown] = useState(SHOWN)
  const saved = new Map(supplies.map((supply) => [supply.sku, cellsOf(supply, currency)]))
  const added = Object.keys(edits).filter((sku) => !saved.has(sku))
  const titles = new Map(supplies.map(({ sku, title }) => [sku, title]))
  const rows = [...added, ...supplies.slice(0, shown).map(({ sku }) => sku)]
  const change = (sku: string, set: Partial<Cells>) =>
    setEdits((all) => ({ ...all, [sku]: { ...(all[sku] ?? saved.get(sku) ?? EMPTY), ...set } }))
  const changed = Object.entries(edits).map(([sku, cells]) => ({ sku, set: cells.gone ? null : fieldsOf(sku, cells, currency) }))
  const refusal = changed.map(({ set }) => (set ? checkSupply(set) : undefined)).find((each) => each !== undefined)
  const save = async () => {
    const done = t('suppliesSaved', { name: row.name })
    const outcome = await run({ kind: 'supplier.set', args: { key: row.key, set: {}, supplies: changed } }, { done })
    if (outcome?.ok) setEdits({})
  }
  return (
    <section className="zg-stack-tight">
      <h3>{t('supplies')}</h3>
      <p className="zg-second zg-small">{rows.length === 0 ? t('noSupplies') : t('suppliesHint')}</p>
      {rows.length > 0 && (
        <FigureTable
          label={t('supplies')}
          className="zg-buying-table"
          columns={[
            { key: 'sku', name: buying('sku') },
            { key: 'cost', name: buying('cost') },
            { key: 'pack', name: t('pack') },
            { key: 'minimum', name: t('minimum') },
            { key: 'leadDays', name: t('ownLead') },
            { key: 'preferred', name: t('preferred') },
            { key: 'remove', name: buying('remove'), silent: true },
          ]}
        >
          {rows.map((sku) => (
            <SupplyLine
              key={sku}
              sku={sku}
              title={titles.get(sku) ?? ''}
              cells={edits[sku] ?? saved.get(sku) ?? EMPTY}
              off={whyNot !== undefined}
              onChange={(set) => change(sku, set)}
            />
          ))}
        </FigureTable>
      )}
      {supplies.length > shown && (
        <div>
          <Button size="small" onClick={() => setShown((count) => count + 100)}>
            {t('moreSupplies', { count: Math.min(100, supplies.length - shown) })}
          </Button>
        </div>
      )}
      <AddSku off={whyNot} onAdd={(sku) => change(sku, {})} />
      {refusal && (
        <p className="zg-warning" role="alert">
          {ruleText(refusal)}
        </p>
      )}
      {changed.length > 0 && (
        <div className="zg-row">
          <Button type="primary" disabledReason={whyNot ?? (refusal && ruleText(refusal))} onClick={() => void save()}>
            {shared('save')}
          </Button>
          <Button onClick={() => setEdits({})}>{shared('cancel')}</Button>
        </div>
      )}
    </section>
  )
}

const EMPTY: Cells = { cost: '', pack: '1', minimum: '1', leadDays: '', preferred: false, gone: false }

const cellsOf = ({ cost, pack, minimum, leadDays, preferred = false }: SupplyFields, currency: string): Cells => ({
  cost: writeAmount(cost, currency),
  pack: String(pack),
  minimum: String(minimum),
  leadDays: leadDays === undefined ? '' : String(leadDays),
  preferred,
  gone: false,
})

const fieldsOf = (sku: string, { cost, pack, minimum, leadDays, preferred }: Cells, currency: string): SupplyFields => ({
  sku,
  cost: readAmount(cost, currency) ?? NaN,
  pack: readUnits(pack) ?? NaN,
  minimum: readUnits(minimum) ?? NaN,
  leadDays: leadDays.trim() === '' ? undefined : (readUnits(leadDays) ?? NaN),
  preferred,
})

interface SupplyLineProps {
  sku: string
  title: string
  cells: Cells
  off: boolean
  onChange: (set: Partial<Cells>) => void
}

function SupplyLine({ sku, title, cells, off, onChange }: SupplyLineProps) {
  const t = useMessages(supplierMessages)
  const buying = useMessages(buyingMessages)
  const names = { cost: buying('cost'), pack: t('pack'), minimum: t('minimum'), leadDays: t('ownLead') }
  return (
    <tr data-sku={sku} className={cells.gone ? 'zg-buying-gone' : undefined}>
      <th scope="row">
        <Link to={paths.product({ sku })}>{sku}</Link>
        <span className="zg-second zg-buying-title">{title}</span>
      </th>
      {COLUMNS.map((column) => (
        <td key={column}>
          <input
            className="zg-input zg-buying-cell"
            inputMode="decimal"
            aria-label={`${sku} ${names[column]}`}
            placeholder={column === 'leadDays' ? t('asSupplier') : undefined}
            readOnly={off || cells.gone}
            value={cells[column]}
            onChange={({ target }) => onChange({ [column]: target.value })}
          />
        </td>
      ))}
      <td>
        <input
          type="checkbox"
          aria-label={`${sku} ${t('preferred')}`}
          checked={cells.preferred}
          disabled={off || cells.gone}
          onChange={({ target }) => onChange({ preferred: target.checked })}
        />
      </td>
      <td>
        <button
          type="button"
          className="zg-icon-button"
          aria-label={`${buying('remove')} ${sku}`}
          disabled={off}
          onClick={() => onChange({ gone: !cells.gone })}
        >
          <CloseIcon />
        </button>
      </td>
    </tr>
  )
}

function AddSku({ off, onAdd }: { off: string | undefined; onAdd: (sku: string) => void }) {
  const t = useMessages(supplierMessages)
  const buying = useMessages(buyingMessages)
  const [sku, setSku] = useState('')
  return (
    <form
      className="zg-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (sku.trim() === '' || off !== undefined) return
        onAdd(sku.trim())
        setSku('')
      }}
    >
      <input
        className="zg-input"
        aria-label={t('addSku')}
        placeholder={t('addSkuHint')}
        value={sku}
        onChange={({ target }) => setSku(target.value)}
      />
      <Button htmlType="submit" disabledReason={off}>
        {buying('add')}
      </Button>
    </form>
  )
}
