package dev.receipts.local;

import dev.receipts.local.database.DatabaseOptions;
import dev.receipts.local.database.LocalDatabase;
import dev.receipts.local.email.EmailOptions;
import dev.receipts.local.email.LocalEmail;
import dev.receipts.local.faults.FaultCounters;
import dev.receipts.local.faults.FaultCounts;
import dev.receipts.local.faults.FaultGateway;
import dev.receipts.local.faults.FaultPlan;
import dev.receipts.local.functions.EventSources;
import dev.receipts.local.functions.LambdaApi;
import dev.receipts.local.functions.LambdaService;
import dev.receipts.local.http.HttpService;
import dev.receipts.local.queue.LocalQueues;
import dev.receipts.local.queue.QueueDefinition;
import dev.receipts.local.queue.QueueOptions;
import dev.receipts.local.states.StateMachineService;
import dev.receipts.local.states.api.StepFunctionsApi;
import dev.receipts.local.states.history.DirectoryLogs;
import dev.receipts.local.states.history.LineLogs;
import dev.receipts.local.states.history.MemoryLogs;
import dev.receipts.local.storage.LocalStorage;
import dev.receipts.local.storage.ObjectCreatedListener;
import dev.receipts.local.storage.QueueNotification;
import dev.receipts.local.storage.StorageOptions;
import dev.receipts.local.template.BucketResource;
import dev.receipts.local.template.Deployment;
import dev.receipts.local.template.FunctionResource;
import dev.receipts.local.template.IdentityResource;
import dev.receipts.local.template.QueueResource;
import dev.receipts.local.template.SamTemplate;
import dev.receipts.local.template.StackModel;
import dev.receipts.local.template.StateMachineResource;
import dev.receipts.local.template.TableResource;
import dev.receipts.local.textract.TextractCounts;
import dev.receipts.local.textract.TextractOptions;
import dev.receipts.local.textract.TextractService;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole of {@code template.yaml} on this machine: the same functions, state machine, queues,
 * tables and buckets, with stand-ins for the services. Clients reach it over the real wire
 * protocols.
 */
public final class EmbeddedStack implements AutoCloseable {
  private final Parts parts;
  private final StackModel model;
  private final Map<String, URI> endpoints;
  private final Path mailFolder;
  private final Path logFolder;
  private final StateMachineService stateMachines;
  private final StackClock clock;
  private final FaultCounters faults;
  private final TextractService textract;

  private EmbeddedStack(
      Parts parts,
      StackModel model,
      Map<String, URI> endpoints,
      Path mailFolder,
      Path logFolder,
      StateMachineService stateMachines,
      StackClock clock,
      FaultCounters faults,
      TextractService textract) {
    this.parts = parts;
    this.model = model;
    this.endpoints = Map.copyOf(endpoints);
    this.mailFolder = mailFolder;
    this.logFolder = logFolder;
    this.stateMachines = stateMachines;
    this.clock = clock;
    this.faults = faults;
    this.textract = textract;
  }

  /**
   * Starts everything; uploads are processed when this returns.
   *
   * @throws dev.receipts.local.template.TemplateException when the template says what the local
   *     stack does not understand
   * @throws IllegalStateException when a service cannot start
   */
  public static EmbeddedStack start(StackOptions options) {
    Parts parts = new Parts();
    boolean started = false;
    try {
      EmbeddedStack stack = start(options, parts);
      started = true;
      return stack;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(
          "The local stack cannot start: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start of the local stack was interrupted", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The local stack cannot use a folder: " + e.getMessage(), e);
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  private static EmbeddedStack start(StackOptions options, Parts parts)
      throws ExecutionException, InterruptedException, IOException {
    Path temporary = Files.createTempDirectory("receipts-");
    parts.add(() -> delete(temporary));
    Optional<Path> data = options.dataFolder();
    if (data.isPresent()) {
      parts.add(DataFolder.take(data.get()));
    }
    Ports ports = options.ports();
    StackClock clock = parts.add(options.clock().get());
    FaultCounters counters = new FaultCounters();
    Path mailFolder = data.orElse(temporary).resolve("mail");
    Path logFolder = data.orElse(temporary).resolve("logs");
    // Storage starts before the template is evaluated, which needs the queues' address.
    CompletableFuture<ObjectCreatedListener> notifications = new CompletableFuture<>();

    // When this is closed the tasks have ended, also if one failed: nothing starts after that.
    // Platform threads, because virtual ones cannot leave their carriers while they load classes:
    // where all carriers wait for a class file that a thread without a carrier has locked, the
    // start never ends.
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<LocalQueues> startingQueues =
          threads.submit(
              () ->
                  parts.add(
                      LocalQueues.start(
                          new QueueOptions(
                              folder(data, "queues"),
                              ports.queues(),
                              LocalDefaults.REGION,
                              LocalDefaults.ACCOUNT,
                              clock))));
      Future<LocalDatabase> startingDatabase =
          threads.submit(
              () ->
                  parts.add(
                      LocalDatabase.start(
                          new DatabaseOptions(folder(data, "database"), ports.database()))));
      Future<LocalStorage> startingStorage =
          threads.submit(
              () ->
                  parts.add(
                      LocalStorage.start(
                          new StorageOptions(folder(data, "storage"), ports.storage()),
                          event -> notifications.join().objectCreated(event))));
      Future<TextractService> startingTextract =
          threads.submit(() -> textract(options, clock, startingStorage.get().endpoint(), parts));

      SamTemplate template = SamTemplate.read(options.projectRoot().resolve("template.yaml"));
      LocalQueues queues = startingQueues.get();
      StackModel model =
          template.resolve(
              new Deployment(
                  LocalDefaults.STACK_NAME,
                  LocalDefaults.REGION,
                  LocalDefaults.ACCOUNT,
                  parameters(template, options.parameters()),
                  name -> queues.queueUrl(name).toString()));
      Future<?> creatingTables =
          threads.submit(
              () -> {
                LocalDatabase database = startingDatabase.get();
                for (TableResource table : model.all(TableResource.class)) {
                  database.createTable(table.properties());
                }
                return null;
              });
      LocalEmail email =
          parts.add(
              LocalEmail.start(new EmailOptions(mailFolder, ports.email(), identities(model))));
      createQueues(model, queues);
      SqsClient queueClient = parts.add(client(SqsClient.builder(), queues.endpoint()));
      notifications.complete(
          new ObjectNotifications(
              model, queueClient, LocalDefaults.REGION, options.eventFaults(), clock, counters));

      Map<String, URI> endpoints = new TreeMap<>();
      Map<String, HttpService> services = new TreeMap<>();
      CompletableFuture<LambdaService> functions = new CompletableFuture<>();
      FaultGateway gateway =
          new FaultGateway(
              options.faults(),
              trace -> functions.join().kill(trace),
              trace -> functions.join().document(trace),
              counters);
      LambdaService lambda =
          parts.add(
              new LambdaService(
                  model.all(FunctionResource.class),
                  options.faults() == FaultPlan.NONE
                      ? function -> environment(endpoints)
                      : new FaultySurroundings(gateway, endpoints, services),
                  temporary.resolve("functions"),
                  logFolder,
                  clock.isVirtual()
                      ? LocalDefaults.CONCURRENCY_IN_LEAPING_TIME
                      : LocalDefaults.CONCURRENCY,
                  options.clockSkew(),
                  clock));
      functions.complete(lambda);
      LambdaApi lambdaApi = parts.add(LambdaApi.start(lambda, ports.lambda()));
      EventSources sources =
          parts.add(
              new EventSources(
                  model,
                  lambda,
                  queueClient,
                  queues.contents(),
                  LocalDefaults.REGION,
                  LocalDefaults.ACCOUNT,
                  clock));
      StateMachineService stateMachines =
          parts.add(
              new StateMachineService(
                  new StateMachineService.Location(LocalDefaults.REGION, LocalDefaults.ACCOUNT),
                  executionLogs(data),
                  new LambdaTasks(lambda),
                  clock,
                  RandomGenerator.getDefault(),
                  new ExecutionEvents(sources.bus(), options.executions(), clock)));
      for (StateMachineResource machine : model.all(StateMachineResource.class)) {
        stateMachines.create(
            machine.name(),
            definition(machine),
            "arn:aws:iam::" + LocalDefaults.ACCOUNT + ":role/" + machine.name());
      }
      StepFunctionsApi stateMachinesApi =
          parts.add(new StepFunctionsApi(stateMachines, ports.stateMachines()));

      LocalStorage storage = startingStorage.get();
      for (BucketResource bucket : model.all(BucketResource.class)) {
        storage.createBucket(bucket.name(), bucket.versioned());
        storage.describeNotifications(
            bucket.name(),
            bucket.notifications().stream()
                .map(
                    notification ->
                        new QueueNotification(
                            notification.event(),
                            notification.queueArn(),
                            notification.prefix(),
                            notification.suffix()))
                .toList());
      }
      creatingTables.get();
      endpoints.put("S3", storage.endpoint());
      endpoints.put("SQS", queues.endpoint());
      endpoints.put("DYNAMODB", startingDatabase.get().endpoint());
      endpoints.put("SESV2", email.endpoint());
      endpoints.put("SFN", stateMachinesApi.endpoint());
      endpoints.put("TEXTRACT", startingTextract.get().endpoint());
      endpoints.put("LAMBDA", lambdaApi.endpoint());
      services.put("S3", storage);
      services.put("DYNAMODB", startingDatabase.get());
      services.put("SESV2", email.service());
      services.put("SFN", stateMachinesApi.service());
      services.put("TEXTRACT", startingTextract.get().service());

      stateMachines.resume();
      sources.start();
      lambda.warmUp();
      return new EmbeddedStack(
          parts,
          model,
          endpoints,
          mailFolder,
          logFolder,
          stateMachines,
          clock,
          counters,
          startingTextract.get());
    }
  }

  /** Where each service is, by the name that it has in the SDKs' endpoint variables. */
  public Map<String, URI> endpoints() {
    return endpoints;
  }

  /** The variables that point an AWS SDK, or the AWS command-line client, at this stack. */
  public Map<String, String> environment() {
    return environment(endpoints);
  }

  /** The variables that point at a stack which another process started on given ports. */
  public static Map<String, String> environment(Ports ports) {
    Map<String, URI> endpoints = new TreeMap<>();
    endpoints.put("S3", loopback(ports.storage()));
    endpoints.put("SQS", loopback(ports.queues()));
    endpoints.put("DYNAMODB", loopback(ports.database()));
    endpoints.put("SESV2", loopback(ports.email()));
    endpoints.put("SFN", loopback(ports.stateMachines()));
    endpoints.put("TEXTRACT", loopback(ports.textract()));
    endpoints.put("LAMBDA", loopback(ports.lambda()));
    return environment(endpoints);
  }

  /**
   * What a resource of the template is called here: a bucket's or table's name, a queue's URL, a
   * state machine's ARN.
   *
   * @throws IllegalArgumentException when the template has no such resource
   */
  public String physicalId(String logicalId) {
    return model
        .physicalId(logicalId)
        .orElseThrow(
            () -> new IllegalArgumentException("The template has no resource " + logicalId));
  }

  /** The template's outputs. */
  public Map<String, String> outputs() {
    return model.outputs();
  }

  /** The e-mails that were sent, one {@code .eml} file each. */
  public Path mailFolder() {
    return mailFolder;
  }

  /** The functions' logs, one file each. */
  public Path logFolder() {
    return logFolder;
  }

  /** The executions, without the way over the network. */
  public StateMachineService stateMachines() {
    return stateMachines;
  }

  /** Which faults happened, and what functions called where faults of calls are planned. */
  public FaultCounts faultCounts() {
    return faults.counts();
  }

  /** What Textract's stand-in did since the start. */
  public TextractCounts textractCounts() {
    return textract.counts();
  }

  /** The time of everything in this stack. */
  public StackClock clock() {
    return clock;
  }

  /** Stops everything and deletes temporary files; data in a data folder stays. */
  @Override
  public void close() {
    parts.close();
  }

  private static TextractService textract(
      StackOptions options, StackClock clock, URI storage, Parts parts) {
    S3Client documents = parts.add(client(S3Client.builder(), storage));
    TextractOptions settings =
        TextractOptions.defaults()
            .withPort(options.ports().textract())
            .withQuotas(options.textractQuotas())
            .withClock(clock)
            .withFaults(options.textractFaults());
    return parts.add(
        TextractService.start(
            folder(options.dataFolder(), "textract").map(settings::withFolder).orElse(settings),
            new StoredDocuments(documents)));
  }

  private static LineLogs executionLogs(Optional<Path> data) {
    return folder(data, "executions").<LineLogs>map(DirectoryLogs::new).orElseGet(MemoryLogs::new);
  }

  private static void createQueues(StackModel model, LocalQueues queues) {
    // Each after those it depends on, as its dead-letter queue.
    for (QueueResource queue : model.all(QueueResource.class)) {
      queues.createQueue(
          new QueueDefinition(
              queue.name(),
              queue.visibilityTimeout(),
              queue.retention(),
              queue.delay(),
              queue.receiveWait(),
              queue.redrivePolicy().map(EmbeddedStack::redrive),
              Map.of()));
    }
  }

  private static QueueDefinition.Redrive redrive(QueueResource.RedrivePolicy policy) {
    String arn = policy.deadLetterQueueArn();
    return new QueueDefinition.Redrive(
        arn.substring(arn.lastIndexOf(':') + 1), policy.maximumReceives());
  }

  /** Who may send; without identities in the template everyone may. */
  private static Optional<Set<String>> identities(StackModel model) {
    Set<String> identities =
        model.all(IdentityResource.class).stream()
            .map(IdentityResource::identity)
            .collect(Collectors.toSet());
    return identities.isEmpty() ? Optional.empty() : Optional.of(identities);
  }

  private static Map<String, String> parameters(SamTemplate template, Map<String, String> given) {
    Map<String, String> parameters = new HashMap<>(LocalDefaults.PARAMETERS);
    parameters.keySet().retainAll(template.parameterNames());
    parameters.putAll(given);
    return parameters;
  }

  private static String definition(StateMachineResource machine) {
    try {
      String definition = Files.readString(machine.definition());
      for (Map.Entry<String, String> substitution : machine.substitutions().entrySet()) {
        definition =
            definition.replace("${" + substitution.getKey() + "}", substitution.getValue());
      }
      return definition;
    } catch (IOException e) {
      throw new UncheckedIOException("The definition of " + machine.name() + " is unreadable", e);
    }
  }

  static Map<String, String> environment(Map<String, URI> endpoints) {
    Map<String, String> environment = new TreeMap<>();
    endpoints.forEach((name, uri) -> environment.put("AWS_ENDPOINT_URL_" + name, uri.toString()));
    environment.put("AWS_REGION", LocalDefaults.REGION);
    environment.put("AWS_DEFAULT_REGION", LocalDefaults.REGION);
    environment.put("AWS_ACCESS_KEY_ID", LocalDefaults.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", LocalDefaults.ACCESS_KEY);
    return environment;
  }

  private static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, URI endpoint) {
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(endpoint)
        .region(Region.of(LocalDefaults.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(LocalDefaults.ACCESS_KEY, LocalDefaults.ACCESS_KEY)))
        .build();
  }

  private static Optional<Path> folder(Optional<Path> data, String name) {
    return data.map(folder -> folder.resolve(name));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
