import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Currency } from '~/domain/money'
import type { SwapChoice } from '~/domain/returnAnswers'
import type { Swap } from '~/domain/returns'
import { SkuPicker } from '~/features/shared/stock/SkuPicker'
import '~/features/shared/stock/stock.css'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { caseMessages } from './caseMessages'
import { inspectMessages } from './inspectMessages'
import { returnQueries } from './queries'

interface Props {
  sku: string
  units: number
  chosen: Swap | undefined
  currency: Currency
  /** What an amount of the order is multiplied by to be one of the shop. */
  factor: number
  onPick: (swap: Swap) => void
}

/** What goes out instead: a SKU of the same product, or another that is looked for, from a place that has enough of it. */
export function SwapPick({ sku, units, chosen, currency, factor, onPick }: Props) {
  const t = useMessages(caseMessages)
  const inspect = useMessages(inspectMessages)
  const format = useFormat()
  const [other, setOther] = useState('')
  const { data: own = [] } = useQuery(returnQueries.swaps(sku))
  const { data: sought = [] } = useQuery({ ...returnQueries.swaps(other), enabled: other !== '' })
  const all = [...own, ...sought.filter((each) => !own.some((known) => known.sku === each.sku))]
  const priceOf = ({ price }: SwapChoice) => Math.round(price / factor)
  const values = all.flatMap((choice) =>
    choice.places
      .filter(({ available }) => available >= units)
      .map((place) => ({ value: `${place.location}\n${choice.sku}`, choice, place })),
  )
  const picked = values.find(({ value }) => chosen !== undefined && value === `${chosen.location}\n${chosen.sku}`)
  const nameOf = ({ choice, place }: Pick<(typeof values)[number], 'choice' | 'place'>) =>
    t('swapStock', {
      title: `${choice.sku} ${choice.title}`,
      price: format.price(priceOf(choice), currency),
      place: place.name || inspect('mainPlace'),
      count: place.available,
    })
  const gone = all.filter((choice) => !choice.places.some(({ available }) => available >= units))
  return (
    <div className="zg-stack-tight">
      <label>
        <span>{t('swapOf', { sku })}</span>
        <select
          className="zg-input"
          value={chosen ? `${chosen.location}\n${chosen.sku}` : ''}
          onChange={({ target }) => {
            const found = values.find(({ value }) => value === target.value)
            if (!found) return
            const { choice, place } = found
            onPick({ sku: choice.sku, title: choice.title, price: priceOf(choice), location: place.location })
          }}
        >
          <option value="">{t('swapNone')}</option>
          {values.map(({ value, choice, place }) => (
            <option key={value} value={value}>
              {nameOf({ choice, place })}
            </option>
          ))}
          {gone.map((choice) => (
            <option key={choice.sku} disabled>
              {t('swapGone', { title: `${choice.sku} ${choice.title}`, price: format.price(priceOf(choice), currency) })}
            </option>
          ))}
        </select>
      </label>
      {picked && <p className="zg-second zg-small zg-num">{nameOf(picked)}</p>}
      <SkuPicker onPick={(one) => setOther(one.sku)} />
    </div>
  )
}
