import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Location } from '~/domain/stock'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { skuStockQueries } from '~/features/shared/stock/stockQueries'
import { useFocus } from '~/features/shared/stock/useFocus'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { PlaceRow } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { Page } from '~/ui/Page'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { CheckStock } from './CheckStock'
import { stockScreenMessages } from './messages'
import './stockScreens.css'

/** Where goods lie: names, order, what is for sale, and from where orders are shipped; and the check of the whole stock. */
export default function PlacesScreen() {
  const t = useMessages(stockScreenMessages)
  const { data } = useQuery(skuStockQueries.facets())
  return (
    <Page title={t('placesTitle')} filters={<AreaTabs of="stock" />}>
      {data === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {data && (
        <>
          <ul className="zg-places zg-surface" aria-label={t('placesTitle')}>
            {data.places.map((place, at) => (
              <Place key={place.key} place={place} at={at} all={data.places} />
            ))}
          </ul>
          <AddPlace all={data.places} />
          <CheckStock places={data.places} />
        </>
      )}
    </Page>
  )
}

function Place({ place, at, all }: { place: PlaceRow; at: number; all: readonly PlaceRow[] }) {
  const t = useMessages(stockScreenMessages)
  const format = useFormat()
  const run = useCommand()
  const whyNot = useWhyNot('location.set')
  const [renaming, setRenaming] = useState(false)
  const name = place.name || place.key
  const save = (set: Partial<Omit<Location, 'key'>>) =>
    run({ kind: 'location.set', args: { key: place.key, set } }, { done: t('placeSaved', { name: set.name ?? name }) })
  // Above the one before it: half a step, so that no other has to move.
  const above = all[at - 1]
  const twoAbove = all[at - 2]
  const up = above && (twoAbove ? (above.order + twoAbove.order) / 2 : above.order - 1)
  const first = all[0].order - 1
  return (
    <li>
      {renaming ? (
        <Rename name={name} onSave={(next) => (setRenaming(false), void save({ name: next }))} />
      ) : (
        <div className="zg-row">
          <strong>{name}</strong>
          {place.ships && <Chip>{t('placeShips')}</Chip>}
          {place.aside && <Chip>{t('placeAside')}</Chip>}
          {place.allowsNegative && <Chip>{t('placeNegative')}</Chip>}
          {place.closed && <Chip>{t('placeClosed')}</Chip>}
        </div>
      )}
      <span className="zg-num zg-second">
        {t('placeUnits')} {format.count(place.units)} · {t('placeSkus')} {format.count(place.skus)}
      </span>
      <div className="zg-row">
        <Flag
          label={t('placeAside')}
          hint={t('placeAsideHint')}
          on={place.aside}
          off={whyNot}
          onChange={(aside) => void save({ aside: aside || undefined })}
        />
        <Flag
          label={t('placeNegative')}
          hint={t('placeNegativeHint')}
          on={place.allowsNegative}
          off={whyNot}
          onChange={(allowsNegative) => void save({ allowsNegative: allowsNegative || undefined })}
        />
        <Button size="small" disabledReason={whyNot} onClick={() => setRenaming(!renaming)}>
          {t('placeRename')}
        </Button>
        {up !== undefined && (
          <Button size="small" disabledReason={whyNot} onClick={() => void save({ order: up })}>
            {t('placeUp')}
          </Button>
        )}
        {!place.ships && !place.aside && !place.closed && (
          <Button size="small" disabledReason={whyNot} onClick={() => void save({ order: first })}>
            {t('placeShip')}
          </Button>
        )}
        <Button size="small" disabledReason={whyNot} onClick={() => void save({ closed: place.closed ? undefined : true })}>
          {t(place.closed ? 'placeOpen' : 'placeClose')}
        </Button>
      </div>
    </li>
  )
}

interface FlagProps {
  label: string
  hint: string
  on: boolean | undefined
  off: string | undefined
  onChange: (on: boolean) => void
}

function Flag({ label, hint, on = false, off, onChange }: FlagProps) {
  return (
    <label className="zg-row" title={off ?? hint}>
      <input type="checkbox" checked={on} disabled={off !== undefined} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  )
}

function Rename({ name, onSave }: { name: string; onSave: (name: string) => void }) {
  const t = useMessages(stockScreenMessages)
  const [text, setText] = useState(name)
  const box = useFocus<HTMLInputElement>()
  return (
    <form
      className="zg-row"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(text.trim())
      }}
    >
      <input ref={box} className="zg-input" aria-label={t('placeName')} value={text} onChange={({ target }) => setText(target.value)} />
      <Button htmlType="submit">{t('placeSave')}</Button>
    </form>
  )
}

function AddPlace({ all }: { all: readonly PlaceRow[] }) {
  const t = useMessages(stockScreenMessages)
  const run = useCommand()
  const whyNot = useWhyNot('location.set')
  const [text, setText] = useState('')
  const name = text.trim()
  const taken = all.some((place) => place.key === name || place.name === name)
  const add = async () => {
    const order = Math.max(...all.map((place) => place.order)) + 1
    const outcome = await run({ kind: 'location.set', args: { key: name, set: { name, order } } }, { done: t('placeAdded', { name }) })
    if (outcome?.ok) setText('')
  }
  return (
    <form
      className="zg-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (name !== '' && !taken && whyNot === undefined) void add()
      }}
    >
      <input
        className="zg-input"
        aria-label={t('placeAdd')}
        placeholder={t('placeName')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button htmlType="submit" disabledReason={whyNot ?? (taken ? t('placeTaken') : undefined)}>
        {t('placeAdd')}
      </Button>
    </form>
  )
}
