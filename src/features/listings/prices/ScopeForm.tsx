import { useQuery } from '@tanstack/react-query'
import { LISTING_STATES } from '~/domain/product'
import { listingStateMessages } from '~/features/shared/listingStates'
import { PickMany } from '~/features/shared/PickMany'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { pricesMessages } from './messages'
import { useChosenProducts } from '~/features/shared/chosenProducts'
import { priceQueries } from './queries'
import type { PricesView } from './view'

/** Which products: those that were chosen in a list, or all that match. */
export function ScopeForm({ view, set }: { view: PricesView; set: SetUrlState<PricesView> }) {
  const t = useMessages(pricesMessages)
  const states = useMessages(listingStateMessages)
  const { keys } = useChosenProducts()
  const { data } = useQuery(priceQueries.scopes())
  if (keys) {
    return (
      <>
        <span>{t('chosen', { count: keys.length })}</span>
        <button type="button" className="zg-link" onClick={() => useChosenProducts.setState({ keys: undefined })}>
          {t('chooseOther')}
        </button>
      </>
    )
  }
  const counted = (options: readonly { value: string; count: number }[] = []) =>
    options.map((option) => ({ ...option, label: option.value }))
  return (
    <>
      <PickMany
        label={t('state')}
        values={view.state}
        options={LISTING_STATES.map((value) => ({ value, label: states(value) }))}
        onChange={(state) => set({ state })}
      />
      <PickMany
        label={t('category')}
        values={view.category}
        options={(data?.category ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(category) => set({ category })}
      />
      <PickMany label={t('tag')} values={view.tag} options={counted(data?.tag)} onChange={(tag) => set({ tag })} />
      <PickMany label={t('brand')} values={view.brand} options={counted(data?.brand)} onChange={(brand) => set({ brand })} />
      <PickMany label={t('supplier')} values={view.supplier} options={data?.supplier ?? []} onChange={(supplier) => set({ supplier })} />
    </>
  )
}
