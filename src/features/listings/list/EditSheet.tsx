import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import '~/features/shared/personal.css'
import { showToast } from '~/ui/Toast'
import { inTreeOrder } from './ListingFilters'
import { listMessages } from './messages'
import { listingQueries } from './queries'

interface Props {
  keys: readonly string[]
  count: number
  onClose: () => void
}

/** Where nothing is chosen; no key of a record. */
const LEAVE = '\u0000'

/** Category, brand and supplier of many products: one line of the history, one undo. */
export function EditSheet({ keys, count, onClose }: Props) {
  const t = useMessages(listMessages)
  const run = useCommand()
  const known = useId()
  const [category, setCategory] = useState(LEAVE)
  const [supplier, setSupplier] = useState(LEAVE)
  const [brand, setBrand] = useState('')
  const [noBrand, setNoBrand] = useState(false)
  const { data: names } = useQuery(listingQueries.names())
  const { data: facets } = useQuery(listingQueries.facets({}))
  const save = async () => {
    const set = {
      ...(category !== LEAVE && { category }),
      ...(supplier !== LEAVE && { supplier }),
      ...(noBrand ? { brand: '' } : brand.trim() !== '' && { brand: brand.trim() }),
    }
    if (Object.keys(set).length === 0) return showToast(t('nothingToDo'))
    const outcome = await run({ kind: 'catalog.bulk', args: { keys, set } }, { done: t('done', { count }) })
    if (outcome?.ok) onClose()
  }
  return (
    <Sheet title={t('editTitle', { count })} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Choice label={t('category')} value={category} options={inTreeOrder(names?.categories ?? [])} onChange={setCategory} />
        <Choice
          label={t('supplier')}
          value={supplier}
          options={(names?.suppliers ?? []).map(({ key, name }) => ({ key, label: name }))}
          onChange={setSupplier}
        />
        <label>
          {t('brand')}
          <input
            className="zg-input"
            list={known}
            placeholder={t('brandHint')}
            disabled={noBrand}
            value={brand}
            onChange={({ target }) => setBrand(target.value)}
          />
        </label>
        <datalist id={known}>{(facets?.values.brand ?? []).map(({ value }) => value && <option key={value} value={value} />)}</datalist>
        <label className="zg-check">
          <input type="checkbox" checked={noBrand} onChange={({ target }) => setNoBrand(target.checked)} />
          {t('clearBrand')}
        </label>
        <p className="zg-second zg-small">{t('editHint')}</p>
        <div className="zg-row">
          <Button type="primary" htmlType="submit">
            {t('editSave', { count })}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly { key: string; label: string }[]
  onChange: (key: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const t = useMessages(listMessages)
  return (
    <label>
      {label}
      <select className="zg-input" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value={LEAVE}>{t('leave')}</option>
        <option value="">{t('clear')}</option>
        {options.map(({ key, label: name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
