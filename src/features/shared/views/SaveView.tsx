import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { ViewList, ViewRow } from '~/domain/view'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import '~/features/shared/personal.css'
import { viewTabMessages } from './messages'
import { searchFor } from './viewSearch'

interface Props {
  list: ViewList
  /** What the list is asked now. */
  search: string
  /** The view that gets another name; else a new one is made. */
  rename?: ViewRow
  onClose: () => void
}

/** Filters and order of a list under a name. */
export function SaveView({ list, search, rename, onClose }: Props) {
  const t = useMessages(viewTabMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [name, setName] = useState(rename?.name ?? '')
  const [shared, share] = useState(false)
  const save = async () => {
    const key = rename?.key ?? crypto.randomUUID()
    const set = rename ? { name } : { list, name, search, shared }
    const outcome = await run({ kind: 'view.set', args: { key, set } }, { done: t('saved', { name: name.trim() }) })
    if (!outcome?.ok) return
    onClose()
    if (!rename) await navigate({ pathname, search: searchFor({ key, search }) }, { replace: true })
  }
  return (
    <Sheet title={t(rename ? 'renameTitle' : 'saveTitle')} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label>
          {t('name')}
          <input className="zg-input" required maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        {!rename && (
          <label className="zg-check">
            <input type="checkbox" checked={shared} onChange={({ target }) => share(target.checked)} />
            {t('everybody')}
          </label>
        )}
        {!rename && <p className="zg-second zg-small">{t('saveHint')}</p>}
        <div className="zg-row">
          <Button type="primary" htmlType="submit">
            {t('saveButton')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
