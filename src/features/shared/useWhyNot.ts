import type { CommandKind } from '~/domain/command'
import { mayRun, rolesFor } from '~/domain/person'
import { useMessages } from '~/lib/i18n'
import { useRole } from '~/session/person'
import { peopleMessages } from './peopleMessages'

/** Why the person who acts may not do this, for `disabledReason` of a button; undefined where they may. */
export function useWhyNot(kind: CommandKind): string | undefined {
  const t = useMessages(peopleMessages)
  const role = useRole()
  if (mayRun(role, kind)) return undefined
  const roles = rolesFor(kind)
  if (roles.length === 1 && roles[0] === 'owner') return t('onlyOwner')
  const names = roles.map((each) => t(each))
  return t('onlyRoles', { roles: [names.slice(0, -1).join(t('comma')), names.at(-1)].filter(Boolean).join(t('and')) })
}
