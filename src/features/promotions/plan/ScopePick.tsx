import { useQuery } from '@tanstack/react-query'
import type { GoodsScope } from '~/domain/promotion/rule'
import { PickMany } from '~/features/shared/PickMany'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { builderMessages } from './builderMessages'
import { choiceQueries } from './choices'
import { ProductSearch } from './ProductSearch'
import { SkuSearch } from './SkuSearch'

type ListName = keyof GoodsScope

export interface ScopePickProps {
  label: string
  scope: GoodsScope
  onChange: (scope: GoodsScope) => void
  /** Goods that are left out can be named too. */
  except?: boolean
}

/** Which goods: by category, brand, tag, product and SKU; of each that is chosen one has to fit. */
export function ScopePick({ label, scope, onChange, except = false }: ScopePickProps) {
  const t = useMessages(builderMessages)
  const { data } = useQuery(choiceQueries.goods())
  const put = (list: ListName, values: readonly string[]) => {
    const { [list]: _, ...rest } = scope
    onChange(values.length > 0 ? { ...rest, [list]: values } : rest)
  }
  const isAll = !scope.categories?.length && !scope.brands?.length && !scope.tags?.length && !scope.skus?.length && !scope.products?.length
  const known = (values: readonly string[] | undefined, options: { value: string; label: string; count?: number }[]) => [
    ...options,
    ...(values ?? []).filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, label: value })),
  ]
  return (
    <span className="zg-slots" role="group" aria-label={label}>
      {isAll && <span className="zg-second">{t('allGoods')}</span>}
      <PickMany
        label={t('category')}
        values={scope.categories ?? []}
        options={known(scope.categories, data?.category.map(({ key, name }) => ({ value: key, label: name })) ?? [])}
        onChange={(values) => put('categories', values)}
      />
      <PickMany
        label={t('brand')}
        values={scope.brands ?? []}
        options={known(scope.brands, data?.brand.map(({ value, count }) => ({ value, label: value, count })) ?? [])}
        onChange={(values) => put('brands', values)}
      />
      <PickMany
        label={t('tag')}
        values={scope.tags ?? []}
        options={known(scope.tags, data?.tag.map(({ value, count }) => ({ value, label: value, count })) ?? [])}
        onChange={(values) => put('tags', values)}
      />
      <Products label={t('addProduct')} keys={scope.products ?? []} onChange={(values) => put('products', values)} />
      <Skus label={t('addSku')} skus={scope.skus ?? []} onChange={(values) => put('skus', values)} />
      {except && (
        <span className="zg-slots">
          <span className="zg-second">{t('except')}</span>
          <Skus label={t('addExcept')} skus={scope.except ?? []} onChange={(values) => put('except', values)} />
        </span>
      )}
    </span>
  )
}

/** From so many on they are told as a number: a board may have left out hundreds. */
const SHOWN = 12

function Products({ label, keys, onChange }: { label: string; keys: readonly string[]; onChange: (keys: string[]) => void }) {
  const shown = keys.slice(0, SHOWN)
  const { data: titles = [] } = useQuery(choiceQueries.titles(shown))
  return (
    <>
      <Chips keys={keys} names={shown.map((key, i) => titles.at(i) ?? key)} onChange={onChange} />
      <ProductSearch label={label} onPick={(key) => !keys.includes(key) && onChange([...keys, key])} />
    </>
  )
}

function Skus({ label, skus, onChange }: { label: string; skus: readonly string[]; onChange: (skus: string[]) => void }) {
  return (
    <>
      <Chips keys={skus} names={skus.slice(0, SHOWN)} onChange={onChange} />
      <SkuSearch label={label} onPick={({ sku }) => !skus.includes(sku) && onChange([...skus, sku])} />
    </>
  )
}

/** What is chosen, by name; each can be taken away. */
function Chips({ keys, names, onChange }: { keys: readonly string[]; names: readonly string[]; onChange: (keys: string[]) => void }) {
  const t = useMessages(builderMessages)
  return (
    <>
      {names.map((name, i) => (
        <span key={keys[i]} className="zg-slot-chip">
          {name}
          <button type="button" aria-label={t('removeSku', { sku: name })} onClick={() => onChange(keys.filter((_, at) => at !== i))}>
            <CloseIcon />
          </button>
        </span>
      ))}
      {keys.length > SHOWN && <span className="zg-second zg-num">+{keys.length - SHOWN}</span>}
    </>
  )
}
