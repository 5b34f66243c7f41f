import { defineMessages } from '~/lib/i18n'
import type { ViewCommand, ViewRule } from '~/domain/viewCommand'
import type { Sentences } from './sentences'

/** What the history says of views of lists, and why one is refused. */
export const viewMessages = defineMessages('viewTexts', {
  zh: {
    'view.set': '保存了视图“{{name}}”',
    'view.remove': '删除了视图“{{name}}”',
    'view.name': '请给视图起个名字。',
    'view.long': '视图名称最多 {{most}} 个字。',
    'view.taken': '已经有名为“{{name}}”的视图，请换一个名字。',
    'view.notYours': '“{{name}}”是别人的视图，只有创建者或店主能改。可以另存为自己的视图。',
  },
  en: {
    'view.set': 'Saved the view "{{name}}"',
    'view.remove': 'Deleted the view "{{name}}"',
    'view.name': 'Give the view a name.',
    'view.long': 'The name of a view has at most {{most}} characters.',
    'view.taken': 'There is a view named "{{name}}" already. Use another name.',
    'view.notYours': '"{{name}}" is somebody else’s view: only they or an owner can change it. Save it as a view of your own.',
  },
} satisfies { zh: Record<ViewRule | ViewCommand['kind'], string>; en: Record<string, string> })

export const viewSentences: Sentences<ViewCommand> = {
  'view.set': (_, name) => ({ facts: { name } }),
  'view.remove': (_, name) => ({ facts: { name } }),
}
