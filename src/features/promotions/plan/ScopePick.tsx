import { useQuery } from '@tanstack/react-query'
import type { GoodsScope } from '~/domain/promotion/rule'
import { PickMany } from '~/features/shared/PickMany'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { builderMessages } from './builderMessages'
import { choiceQueries } from './choices'
import { SkuSearch } from './SkuSearch'

type ListName = keyof GoodsScope

export interface ScopePickProps {
  label: string
  scope: GoodsScope
  onChange: (scope: GoodsScope) => void
  /** Goods that are left out can be named too. */
  except?: boolean
}

/** Which goods: by category, brand, tag and SKU; of each that is chosen one has to fit. */
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

function Skus({ label, skus, onChange }: { label: string; skus: readonly string[]; onChange: (skus: string[]) => void }) {
  const t = useMessages(builderMessages)
  return (
    <>
      {skus.slice(0, SHOWN).map((sku) => (
        <span key={sku} className="zg-slot-chip">
          {sku}
          <button type="button" aria-label={t('removeSku', { sku })} onClick={() => onChange(skus.filter((each) => each !== sku))}>
            <CloseIcon />
          </button>
        </span>
      ))}
      {skus.length > SHOWN && <span className="zg-second zg-num">+{skus.length - SHOWN}</span>}
      <SkuSearch label={label} onPick={({ sku }) => !skus.includes(sku) && onChange([...skus, sku])} />
    </>
  )
}
