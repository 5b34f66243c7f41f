import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { plannedOf } from '~/domain/listing'
import type { Product } from '~/domain/product'
import { LISTING_TONES, listingStateMessages } from '~/features/shared/listingStates'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import type { ListingLife } from '~/store/listingFlow'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { ChecklistForm } from './ChecklistForm'
import { CloneSheet } from './CloneSheet'
import { lifeMessages } from './lifeMessages'
import { MoveButtons } from './MoveButtons'
import { moveMessages } from './moveMessages'
import { lifeQueries } from './queries'
import './listing.css'

/** Where a product stands in its life, what can be done next, and its checklist. A part of its editor. `unsaved`: what would be moved is not what is seen. */
export function FlowPanel({ productKey, unsaved = false }: { productKey: string; unsaved?: boolean }) {
  const t = useMessages(lifeMessages)
  const { data: life, isPending } = useQuery(lifeQueries.life(productKey))
  if (isPending) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (!life) return null
  const { product, plan, moves } = life
  const planned = plannedOf(product, plan)
  return (
    <section className="zg-flow-panel" aria-labelledby="flow-panel">
      <h2 id="flow-panel">{t('flow')}</h2>
      <State life={life} />
      <MoveButtons
        productKey={productKey}
        title={product.title}
        moves={moves}
        plannedAt={planned?.at}
        whyNot={unsaved ? t('saveFirst') : undefined}
      />
      <Rejected life={life} />
      <ChecklistForm life={life} />
      <Clone product={product} />
    </section>
  )
}

function State({ life: { product, plan } }: { life: ListingLife }) {
  const t = useMessages(lifeMessages)
  const states = useMessages(listingStateMessages)
  const format = useFormat()
  const planned = plannedOf(product, plan)
  return (
    <p className="zg-row zg-num">
      <Status tone={LISTING_TONES[product.state]} word={states(product.state)} />
      <span className="zg-second zg-small">{t('since', { date: format.date(product.stateSince) })}</span>
      {planned && (
        <span className="zg-second zg-small">{t(planned.event === 'list' ? 'listsAt' : 'endsAt', { time: format.time(planned.at) })}</span>
      )}
    </p>
  )
}

function Clone({ product: { key, title, skus } }: { product: Product }) {
  const t = useMessages(lifeMessages)
  const [open, setOpen] = useState(false)
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('cloneOpen')}</Button>
      {open && <CloneSheet from={key} title={title} codes={skus.map(({ code }) => code)} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** Why it was sent back last, until it is approved. */
function Rejected({ life: { rejected } }: { life: ListingLife }) {
  const t = useMessages(lifeMessages)
  const moves = useMessages(moveMessages)
  const nameOf = usePersonName()
  const format = useFormat()
  if (!rejected) return null
  return (
    <div className="zg-warning">
      <p className="zg-small zg-second">{t('rejectedBy', { who: nameOf(rejected.who), time: format.time(rejected.at) })}</p>
      <ul className="zg-list">
        {rejected.reasons?.map((reason) => (
          <li key={reason}>{moves(`reason.${reason}`)}</li>
        ))}
      </ul>
      {rejected.note !== undefined && rejected.note !== '' && <p>{t('note', { note: rejected.note })}</p>}
    </div>
  )
}
