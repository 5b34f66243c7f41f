import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { COUNT_SCOPES, type CountScope } from '~/domain/count'
import { unitOf } from '~/domain/money'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { isoTime } from '~/lib/isoTime'
import { paths } from '~/paths'
import { shopId, useShop } from '~/session/shop'
import type { LevelFacets } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { call } from '~/worker/client'
import { countScreenMessages } from './countMessages'
import '~/features/shared/stock/stock.css'
import './stockScreens.css'

const SCOPES = COUNT_SCOPES.filter((scope) => scope !== 'picked')
const CLASSES = ['A', 'B', 'C']

/** What is asked for before anything is counted. */
interface StartForm {
  scope: CountScope
  of: string
  locations: string[]
  most: number
  blind: boolean
  /** In whole units of the currency. */
  value: number
  /** In percent. */
  share: number
}

/** Chooses what a stocktake counts, and begins it. */
export function StartCount({ facets, onClose }: { facets: LevelFacets; onClose: () => void }) {
  const t = useMessages(countScreenMessages)
  const places = facets.places.filter(({ closed }) => !closed)
  const categories = facets.values.category.map(({ value }) => value)
  const [form, setForm] = useState<StartForm>({
    scope: 'full',
    of: '',
    locations: places.slice(0, 1).map(({ key }) => key),
    most: 20,
    blind: true,
    value: 500,
    share: 5,
  })
  const set = (change: Partial<StartForm>) => setForm((now) => ({ ...now, ...change }))
  const choose = (scope: CountScope) => set({ scope, of: scope === 'abc' ? 'A' : scope === 'category' ? (categories[0] ?? '') : '' })
  const options = form.scope === 'abc' ? CLASSES : categories
  return (
    <Sheet title={t('start')} onClose={onClose}>
      <form className="zg-sheet-in zg-form" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('scope')}
          <select
            className="zg-input"
            value={form.scope}
            onChange={({ target }) => choose(SCOPES.find((each) => each === target.value) ?? 'full')}
          >
            {SCOPES.map((scope) => (
              <option key={scope} value={scope}>
                {t(`scope.${scope}`)}
              </option>
            ))}
          </select>
        </label>
        {(form.scope === 'abc' || form.scope === 'category') && (
          <label>
            {t(form.scope === 'abc' ? 'class' : 'category')}
            <select className="zg-input" value={form.of} onChange={({ target }) => set({ of: target.value })}>
              {options.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </select>
          </label>
        )}
        {form.scope === 'cycle' && <NumberField label={t('most')} value={form.most} onChange={(most) => set({ most })} />}
        <fieldset className="zg-move-tasks" aria-label={t('locations')}>
          {places.map(({ key, name }) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={form.locations.includes(key)}
                onChange={({ target }) =>
                  set({ locations: target.checked ? [...form.locations, key] : form.locations.filter((other) => other !== key) })
                }
              />
              {name || key}
            </label>
          ))}
        </fieldset>
        <span className="zg-row">
          <input id="blind" type="checkbox" checked={form.blind} onChange={({ target }) => set({ blind: target.checked })} />
          <label htmlFor="blind">{t('blind')}</label>
        </span>
        <div className="zg-move-fields">
          <NumberField label={t('limitValue')} value={form.value} onChange={(value) => set({ value })} />
          <NumberField label={t('limitShare')} value={form.share} onChange={(share) => set({ share })} />
        </div>
        <Begin form={form} onClose={onClose} />
      </form>
    </Sheet>
  )
}

function NumberField({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <label>
      {label}
      <input className="zg-input" type="number" min={0} value={value} onChange={({ target }) => onChange(Number(target.value))} />
    </label>
  )
}

function Begin({ form, onClose }: { form: StartForm; onClose: () => void }) {
  const t = useMessages(countScreenMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const { currency, zone } = useShop()
  const { scope, of, locations, most, blind, value, share } = form
  const ask = { scope, of, locations, most }
  const { data: skus } = useQuery({
    queryKey: [shopId(), 'stock', 'scope', ask],
    queryFn: ({ signal }) => call('counts.scope', ask, { signal }),
  })
  const begin = async () => {
    // A name that a person can say: year, day and time.
    const key = isoTime(Date.now(), zone).replaceAll(/\D/g, '') + Math.floor(Math.random() * 1000)
    const limit = { value: Math.round(value * unitOf(currency)), share: share / 100 }
    const count = { scope, of, locations, blind, limit, ...(scope === 'full' || !skus ? {} : { skus }) }
    const outcome = await run({ kind: 'count.start', args: { key, count } }, { done: t('began') })
    if (!outcome?.ok) return
    onClose()
    void navigate(paths.count({ key }))
  }
  const none = skus !== undefined && skus.length === 0
  return (
    <div className="zg-move-end">
      <span className="zg-second zg-num">{skus && (none ? t('willNone') : t('will', { count: skus.length }))}</span>
      <span className="zg-grow" />
      <Button type="primary" htmlType="submit" disabledReason={none || !skus ? t('willNone') : undefined} onClick={() => void begin()}>
        {t('begin')}
      </Button>
    </div>
  )
}
