// This file must be readable by any Node that knows modules: the check comes before everything modern.
var version = process.versions.node.split('.').map(Number);
if (version[0] > 20 || (version[0] === 20 && version[1] >= 19)) {
  import('./start-app.mjs')
    .then(function (module) {
      return module.startApp();
    })
    .catch(function (error) {
      console.error(error);
      process.exitCode = 1;
    });
} else {
  console.error(
    'Florilegium needs Node 20.19 or newer to start; this is Node ' + process.versions.node + '.',
  );
  process.exitCode = 1;
}
