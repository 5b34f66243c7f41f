import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { viewsOf } from '~/features/shared/views/viewQueries'
import { searchFor } from '~/features/shared/views/viewSearch'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { BUILT_IN } from './builtInViews'
import { Choose } from './Choose'
import { useViewName } from './InboxViews'
import { inboxMessages } from './messages'

/** Another view, by a few letters of its name. */
export function GoToView({ onClose }: { onClose: () => void }) {
  const t = useMessages(inboxMessages)
  const nameOf = useViewName()
  const navigate = useNavigate()
  const { data: saved = [] } = useQuery(viewsOf('tickets'))
  const choices = [
    ...BUILT_IN.map(({ key, search }) => ({ value: search, label: nameOf(key) })),
    ...saved.map((view) => ({ value: searchFor(view), label: view.name })),
  ]
  return (
    <Choose
      title={t('goToView')}
      choices={choices}
      onPick={(search) => void navigate({ pathname: paths.service(), search })}
      onClose={onClose}
    />
  )
}
