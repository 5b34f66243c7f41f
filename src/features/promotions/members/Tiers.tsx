import { useState } from 'react'
import type { Program, Tier } from '~/domain/member'
import { checkProgram } from '~/domain/memberTiers'
import { FigureTable } from '~/features/shared/FigureTable'
import { loadRuleTexts, ruleText } from '~/features/shared/ruleText'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { AmountInput, CountInput, OffShareInput } from '~/features/promotions/plan/fields'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { unitOf } from '~/domain/money'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { CloseIcon } from '~/ui/icons'
import { useQuery } from '@tanstack/react-query'
import { memberMessages } from './messages'
import { Simulation } from './Simulation'
import '~/features/shared/cells.css'

const MINOR = 100

/** Without the fields that hold nothing. */
function without<T extends object>(value: T): T {
  const copy = { ...value }
  for (const [field, each] of Object.entries(copy)) if (each === undefined) Reflect.deleteProperty(copy, field)
  return copy
}

/** Tiers as they are written, with what they would come to; saving and setting customers are two steps. */
export function Tiers({ program }: { program: Program }) {
  const t = useMessages(memberMessages)
  const run = useCommand()
  const whyNot = useWhyNot('member.program')
  const unit = unitOf(useShop((shop) => shop.currency))
  const [edited, edit] = useState<readonly Tier[]>()
  const tiers = edited ?? program.tiers
  const fault = checkProgram({ tiers }, MINOR)
  // The words of refusals come with the first one.
  useQuery({ queryKey: ['ruleTexts'], queryFn: async () => (await loadRuleTexts(), true), enabled: fault !== undefined })
  const said = fault && ruleText({ why: 'rule', ...fault })
  const dirty = !isEqual(tiers, program.tiers)
  const change = (place: number, set: Partial<Tier>) => edit(tiers.map((tier, at) => (at === place ? without({ ...tier, ...set }) : tier)))
  const add = () => {
    const last = tiers.at(-1)
    const from = last ? { gmv: (last.from.gmv ?? 500 * unit) * 2 } : { orders: 2 }
    edit([...tiers, { name: t('newTier', { place: tiers.length + 1 }), from, months: last?.months ?? 12 }])
  }
  const save = async () => {
    const outcome = await run({ kind: 'member.program', args: { set: { tiers } }, saw: { tiers: program.tiers } }, { done: t('saved') })
    if (outcome?.ok) edit(undefined)
  }
  return (
    <div className="zg-stack">
      <section className="zg-stack-tight">
        <p className="zg-second zg-small">{t('tiersHint')}</p>
        {tiers.length === 0 ? (
          <Empty title={t('noTiers')} hint={t('noTiersHint')} />
        ) : (
          <TierTable tiers={tiers} onChange={change} onRemove={(place) => edit(tiers.filter((_, at) => at !== place))} />
        )}
        {said && (
          <p className="zg-warning" role="alert">
            {said}
          </p>
        )}
        <div className="zg-row">
          <Button disabledReason={whyNot} onClick={add}>
            {t('add')}
          </Button>
          <Button type="primary" disabledReason={whyNot ?? (dirty ? said : t('unchanged'))} onClick={() => void save()}>
            {t('save')}
          </Button>
          {dirty && <Button onClick={() => edit(undefined)}>{t('reset')}</Button>}
        </div>
      </section>
      {(tiers.length > 0 || program.tiers.length > 0) && <Simulation tiers={tiers} valid={fault === undefined} dirty={dirty} />}
    </div>
  )
}

interface TierTableProps {
  tiers: readonly Tier[]
  onChange: (place: number, set: Partial<Tier>) => void
  onRemove: (place: number) => void
}

function TierTable({ tiers, onChange, onRemove }: TierTableProps) {
  const t = useMessages(memberMessages)
  const fields = ['name', 'gmv', 'orders', 'months', 'share', 'early'] as const
  return (
    <FigureTable
      label={t('tiers')}
      className="zg-member-tiers"
      columns={[...fields.map((key) => ({ key, name: t(key) })), { key: 'remove', name: t('remove', { name: '' }), silent: true }]}
    >
      {tiers.map((tier, place) => {
        const name = tier.name || t('newTier', { place: place + 1 })
        const label = (field: (typeof fields)[number]) => t('of', { name, field: t(field) })
        const from = (set: Tier['from']) => onChange(place, { from: without({ ...tier.from, ...set }) })
        return (
          // A tier is known by its place: its name is being typed.
          <tr key={place}>
            <th scope="row">
              <input
                className="zg-input zg-member-name"
                aria-label={label('name')}
                value={tier.name}
                onChange={({ target }) => onChange(place, { name: target.value })}
              />
            </th>
            <td>
              <AmountInput
                label={label('gmv')}
                value={tier.from.gmv}
                placeholder={t('none')}
                onChange={(gmv) => from({ gmv })}
                onClear={() => from({ gmv: undefined })}
              />
            </td>
            <td>
              <CountInput
                label={label('orders')}
                value={tier.from.orders}
                placeholder={t('none')}
                onChange={(orders) => from({ orders })}
                onClear={() => from({ orders: undefined })}
              />
            </td>
            <td>
              <CountInput label={label('months')} value={tier.months} onChange={(months) => onChange(place, { months })} />
            </td>
            <td>
              <OffShareInput
                label={label('share')}
                value={tier.share}
                placeholder={t('noShare')}
                onChange={(share) => onChange(place, { share })}
                onClear={() => onChange(place, { share: undefined })}
              />
            </td>
            <td>
              <CountInput
                label={label('early')}
                value={tier.early}
                placeholder={t('noShare')}
                onChange={(early) => onChange(place, { early })}
                onClear={() => onChange(place, { early: undefined })}
              />
            </td>
            <td>
              <button type="button" className="zg-icon-button" aria-label={t('remove', { name })} onClick={() => onRemove(place)}>
                <CloseIcon />
              </button>
            </td>
          </tr>
        )
      })}
    </FigureTable>
  )
}
