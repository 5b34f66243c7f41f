import { LISTING_EVENTS, type ListingEvent } from '~/domain/listing'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Menu } from '~/ui/Menu'
import { moveMessages } from './moveMessages'
import { useAskedMove } from './useAskedMove'

const GROUPS: readonly (readonly ListingEvent[])[] = [
  ['ready', 'submit', 'withdraw', 'approve', 'reject', 'reopen'],
  ['list', 'schedule', 'unschedule', 'pause', 'end', 'noEnd'],
  LISTING_EVENTS.filter((event) => event === 'archive'),
]

/** Every move there is, for many products: those that cannot follow are listed with the reason. `keysOf` may have to ask for them first. */
export function BulkMoves({ keysOf }: { keysOf: () => Promise<readonly string[]> | readonly string[] }) {
  const t = useMessages(moveMessages)
  const whyNot = useWhyNot('listing.move')
  const { ask, sheets } = useAskedMove()
  const pick = async (event: ListingEvent) => {
    const keys = await keysOf()
    if (keys.length > 0) ask({ keys, event })
  }
  return (
    <>
      <Menu
        label={t('bulkHint')}
        button={t('bulk')}
        className="zg-bulk-moves"
        groups={GROUPS.map((group) =>
          group.map((event) => ({ key: event, label: t(`do.${event}`), disabledReason: whyNot, onPick: () => void pick(event) })),
        )}
      />
      {sheets}
    </>
  )
}
