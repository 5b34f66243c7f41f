import type { CommandKind } from '~/domain/command'
import { mayRun, rolesFor } from '~/domain/person'
import { useMessages } from '~/lib/i18n'
import { useRole } from '~/session/person'
import type { WritesOf } from './cannot'
import { peopleMessages } from './peopleMessages'
import { useCannot } from './useCannot'

/**
 * Why this cannot be done here, for `disabledReason` of a button or a field: the person who acts may not, or the platform that the shop is connected to does not take it.
 * undefined: it can. `of`: it is about whole records, or about these fields of a command that can set several.
 */
export function useWhyNot(kind: CommandKind, of?: WritesOf): string | undefined {
  const t = useMessages(peopleMessages)
  const role = useRole()
  const cannot = useCannot()
  if (mayRun(role, kind)) return cannot?.(kind, of)
  const roles = rolesFor(kind)
  if (roles.length === 1 && roles[0] === 'owner') return t('onlyOwner')
  const names = roles.map((each) => t(each))
  return t('onlyRoles', { roles: [names.slice(0, -1).join(t('comma')), names.at(-1)].filter(Boolean).join(t('and')) })
}
