import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { errorText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { ListingRow, Picked } from '~/store/lists'
import { Button } from '~/ui/Button'
import type { Selection } from '~/ui/gridSelection'
import type { Selected } from '~/ui/gridTypes'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { useChosenProducts } from '~/features/shared/chosenProducts'
import { exportMessages } from './exportMessages'
import { listMessages } from './messages'
import type { ListQuestion } from './view'

const BulkMoves = lazy(async () => ({ default: (await import('~/features/shared/listing/BulkMoves')).BulkMoves }))
const TagSheet = lazy(async () => ({ default: (await import('./TagSheet')).TagSheet }))
const ExportSheet = lazy(async () => ({ default: (await import('./ExportSheet')).ExportSheet }))
const EditSheet = lazy(async () => ({ default: (await import('./EditSheet')).EditSheet }))

/** What an action on selected products gets: their keys, all that match among them, whichever page they are on. */
export interface ListingAction {
  count: number
  pick: () => Promise<readonly string[] | undefined>
}

const pickedOf = (selection: Selection): Picked => ({
  all: selection.all,
  keys: [...(selection.all ? selection.except : selection.keys)],
})

/** What can be done with the selected products at once, in the order of the bar. */
export function BulkListings({ query, selected: { selection, count } }: { query: ListQuestion; selected: Selected<ListingRow> }) {
  const pick = async () => {
    try {
      return await call('listings.pick', { query, picked: pickedOf(selection) })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
      return undefined
    }
  }
  return ACTIONS.map((Action, at) => <Action key={at} count={count} pick={pick} />)
}

function MoveAction({ pick }: ListingAction) {
  return (
    <Suspense fallback={null}>
      <BulkMoves keysOf={async () => (await pick()) ?? []} />
    </Suspense>
  )
}

function TagAction({ count, pick }: ListingAction) {
  const t = useMessages(listMessages)
  const whyNot = useWhyNot('catalog.bulk')
  const [keys, setKeys] = useState<readonly string[]>()
  return (
    <>
      <Button disabledReason={whyNot} onClick={() => void pick().then(setKeys)}>
        {t('tagButton')}
      </Button>
      {keys && (
        <Suspense fallback={null}>
          <TagSheet keys={keys} count={count} onClose={() => setKeys(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function EditAction({ count, pick }: ListingAction) {
  const t = useMessages(listMessages)
  const whyNot = useWhyNot('catalog.bulk')
  const [keys, setKeys] = useState<readonly string[]>()
  return (
    <>
      <Button disabledReason={whyNot} onClick={() => void pick().then(setKeys)}>
        {t('editButton')}
      </Button>
      {keys && (
        <Suspense fallback={null}>
          <EditSheet keys={keys} count={count} onClose={() => setKeys(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function ExportAction({ pick }: ListingAction) {
  const t = useMessages(exportMessages)
  const [keys, setKeys] = useState<readonly string[]>()
  return (
    <>
      <Button onClick={() => void pick().then(setKeys)}>{t('export')}</Button>
      {keys && (
        <Suspense fallback={null}>
          <ExportSheet keys={keys} onClose={() => setKeys(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function PriceAction({ pick }: ListingAction) {
  const t = useMessages(listMessages)
  const navigate = useNavigate()
  const open = async () => {
    const keys = await pick()
    if (!keys) return
    useChosenProducts.setState({ keys })
    await navigate(paths.prices())
  }
  return <Button onClick={() => void open()}>{t('priceButton')}</Button>
}

const ACTIONS = [MoveAction, TagAction, EditAction, PriceAction, ExportAction]
