import { serve } from '~/lib/rpc'
import { answer } from './handlers'

serve(
  {
    listen: (receive) => {
      self.onmessage = ({ data }) => receive(data)
    },
    send: (reply) => self.postMessage(reply),
  },
  answer,
)
