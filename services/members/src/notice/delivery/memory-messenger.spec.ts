import { MemoryMessenger } from './memory-messenger.ts';
import { testMessenger } from './messenger.contract.ts';

testMessenger('the memory messenger', async () => {
  const provider = new MemoryMessenger();
  provider.refuses.add('nobody@nowhere.example');
  return {
    messenger: provider,
    good: 'chair@omukago.example',
    bad: 'nobody@nowhere.example',
    received: async () => provider.handedOver,
    async disturb(how) {
      provider.away = how === 'none' ? undefined : how === 'answer-lost' ? 'after-taking' : 'before-taking';
    },
    end: () => provider.close(),
  };
});
