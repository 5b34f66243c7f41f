import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Dimension, FilterName } from '~/analytics/query'
import { useLastPress } from '~/features/shared/useLastPress'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { memberQueries, useAudiences } from './labels'
import { inReadingOrder } from './members'
import { kpiOptions } from './queries'
import type { Board } from './useBoard'
import { setFilter } from './view'
import { viewMessages } from './viewMessages'
import { hasFailed, Waiting, type WaitingProps } from './Waiting'
import { useMemberName } from './words'
import './filters.css'

/** Members shown at once: more are found by their names. */
const SHOWN = 100

const NOTHING: readonly string[] = []

/** The members of a dimension to choose from, each with its orders in the window, as the other filters leave them. */
export function FilterOptions({ board, name }: { board: Board; name: FilterName }) {
  return name === 'audience' ? <AudienceMembers board={board} /> : <DimensionMembers key={name} board={board} name={name} />
}

interface Member {
  key: string
  label: string
  orders?: number
}

function AudienceMembers({ board }: { board: Board }) {
  const asked = useAudiences(true)
  const members = useMemo(() => asked.data?.map(({ key, name }): Member => ({ key, label: name })), [asked.data])
  return members ? <Options board={board} name="audience" members={members} /> : <WaitingOptions asked={asked} />
}

function DimensionMembers({ board, name }: { board: Board; name: Dimension }) {
  const shop = useShop(({ id }) => id)
  const memberName = useMemberName()
  const { filters } = setFilter(board.view, name, [])
  const answers = useQueries({ queries: memberQueries({ ...board.asked, filters }, name).map((query) => kpiOptions(shop, query)) })
  if (answers.some(({ data }) => !data)) return <WaitingOptions asked={answers} />
  const found = new Map<string, Member>()
  for (const { data } of answers) {
    for (const { key, label, orderLevel, figures } of data?.rows ?? []) {
      if (orderLevel || found.has(key)) continue
      const title = memberName(name, key, label)
      found.set(key, { key, label: name === 'sku' && label ? `${key} ${label}` : title, orders: figures.orders?.value ?? undefined })
    }
  }
  // What is chosen stays in sight, also where the other filters leave nothing of it.
  for (const key of board.view.filters[name] ?? []) if (!found.has(key)) found.set(key, { key, label: memberName(name, key), orders: 0 })
  const members = [...found.values()]
  return <Options board={board} name={name} members={inReadingOrder(members, name)} />
}

function WaitingOptions({ asked }: Pick<WaitingProps, 'asked'>) {
  return (
    <div className="zg-filter-options" aria-busy={!hasFailed(asked)}>
      <Waiting asked={asked} />
    </div>
  )
}

function Options({ board, name, members }: { board: Board; name: FilterName; members: readonly Member[] }) {
  const t = useMessages(viewMessages)
  const format = useFormat()
  const [search, setSearch] = useState('')
  const title = t(`filter.${name}`)
  const [chosen, choose] = useLastPress(board.view.filters[name] ?? NOTHING, (values) => board.choose(name, values))
  const words = search.trim().toLowerCase()
  const found = members.filter(({ label, key }) => label.toLowerCase().includes(words) || key.toLowerCase().includes(words))
  return (
    <div className="zg-filter-options" role="group" aria-label={title}>
      <input
        type="search"
        className="zg-input"
        aria-label={t('filter.search', { name: title })}
        placeholder={t('filter.search', { name: title })}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <div className="zg-pick-options">
        {found.slice(0, SHOWN).map(({ key, label, orders }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={chosen.includes(key)}
              onChange={({ target }) => choose(target.checked ? [...chosen, key] : chosen.filter((other) => other !== key))}
            />
            <span className="zg-pick-name">{label}</span>
            {orders !== undefined && <span className="zg-second zg-num">{format.count(orders)}</span>}
          </label>
        ))}
        {found.length === 0 && <p className="zg-second">{t('filter.none', { name: title })}</p>}
        {found.length > SHOWN && <p className="zg-second">{t('filter.more', { count: found.length - SHOWN })}</p>}
      </div>
    </div>
  )
}
