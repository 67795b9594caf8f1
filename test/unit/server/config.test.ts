import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lanAddresses, readConfig } from '../../../server/config.ts';

describe('readConfig', () => {
  test('has a default for everything', () => {
    const clientDir = join(import.meta.dirname, '../../../dist/client');
    expect(readConfig({}, [])).toEqual({
      config: { port: 4280, host: '127.0.0.1', dataDir: resolve('data'), clientDir },
    });
    expect(readConfig({ PORT: '', HOST: '', DATA_DIR: '', PUBLIC_URL: '', CREATE_TOKEN: '' }, [])).toEqual(
      readConfig({}, []),
    );
  });

  test('reads what is set', () => {
    const env = {
      PORT: '0',
      HOST: '::1',
      DATA_DIR: '/var/board',
      PUBLIC_URL: 'https://board.example.org/',
      CREATE_TOKEN: '0123456789abcdef',
      METRICS_TOKEN: 'fedcba9876543210',
    };
    expect(readConfig(env, [])).toMatchObject({
      config: {
        port: 0,
        host: '::1',
        dataDir: '/var/board',
        publicUrl: 'https://board.example.org',
        createToken: '0123456789abcdef',
        metricsToken: 'fedcba9876543210',
      },
    });
  });

  test('--lan listens everywhere, unless HOST says where', () => {
    expect(readConfig({}, ['--lan'])).toMatchObject({ config: { host: '0.0.0.0' } });
    expect(readConfig({ HOST: '192.168.1.5' }, ['--lan'])).toMatchObject({ config: { host: '192.168.1.5' } });
  });

  test.each([
    [{ PORT: 'http' }, [], 'PORT'],
    [{ PORT: '65536' }, [], 'PORT'],
    [{ PORT: '1.5' }, [], 'PORT'],
    [{ PUBLIC_URL: 'board.example.org' }, [], 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'ftp://board.example.org' }, [], 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://board.example.org/path' }, [], 'PUBLIC_URL'],
    [{ CREATE_TOKEN: 'short' }, [], 'CREATE_TOKEN'],
    [{ METRICS_TOKEN: 'short' }, [], 'METRICS_TOKEN'],
    [{}, ['--wlan'], '--wlan'],
  ])('%j %j is refused in a sentence that names it', (env, args, named) => {
    const result = readConfig(env, args);
    expect(result).toEqual({ error: expect.stringContaining(named) });
    expect('error' in result && result.error).toMatch(/\.$/);
  });
});

test('lanAddresses are those that other machines can use', () => {
  const interfaces = {
    lo: [{ family: 'IPv4', internal: true, address: '127.0.0.1' }],
    eth0: [
      { family: 'IPv4', internal: false, address: '192.168.1.5' },
      { family: 'IPv6', internal: false, address: 'fe80::1' },
    ],
    gone: undefined,
  };
  expect(lanAddresses(interfaces, 4280)).toEqual(['http://192.168.1.5:4280']);
});
